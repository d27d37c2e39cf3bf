import type { View } from '../commands/request.ts';
import type { Operator } from '../helpdesk/authorize.ts';
import { READ_DEVICES } from '../helpdesk/authorize.ts';
import type { RoleAssignment } from '../helpdesk/model.ts';
import type { CardAnswer } from './answer.ts';
import { answer } from './answer.ts';
import type { Context } from './context.ts';
import type { Fact } from './fact.ts';
import { fact } from './fact.ts';
import type { Note } from './note.ts';
import { note } from './note.ts';
import { initials, personTitle } from './person-header.ts';
import { dotted } from './values.ts';

/** So many that the card stays under Teams' limit with the longest names that Entra allows. */
const ASSIGNMENTS_SHOWN = 6;
const GROUPS_SHOWN = 5;
const MEMBERS_SHOWN = 2;
const ACTIONS_SHOWN = 12;
const REMOTE_TASK = 'Microsoft.Intune_RemoteTasks_';

export type GroupNames = ReadonlyMap<string, string>;

/** An operator's roles, permissions and scope, and through which assignment each comes. `groupNames` lacks groups that are gone. */
export function whoamiCard(context: Context, operator: Operator, groupNames: GroupNames): CardAnswer {
  const { words } = context;
  const { speaker, assignments } = operator;
  const shown = assignments.slice(0, ASSIGNMENTS_SHOWN);
  const hidden = assignments.length - shown.length;
  return answer(context, 'whoami', words.summary.whoami, {
    heading: words.role.heading,
    initials: initials(personTitle(speaker)),
    name: personTitle(speaker),
    line: speaker.userPrincipalName,
    notes: standing(context, operator),
    assignments:
      assignments.length === 0 ? [] : [{ heading: words.role.assignments(words.number(assignments.length)) }],
    roles: shown.map((assignment) => roleView(context, assignment, groupNames)),
    more: hidden > 0 ? [{ text: words.role.moreAssignments(hidden, words.number(hidden)) }] : [],
  });
}

function standing({ words }: Context, { adminRoles, assignments }: Operator): Note[] {
  if (adminRoles.length > 0) return [note('good', words.role.adminRoles(adminRoles.join(', ')))];
  return assignments.length === 0 ? [note('bad', words.role.none)] : [];
}

function roleView(context: Context, assignment: RoleAssignment, names: GroupNames): View {
  const { role } = context.words;
  const { labels } = role;
  const held = assignment.memberGroups.flatMap((id) => names.get(id) ?? []);
  return {
    role: shortened(assignment.roleName),
    kind: ` · ${assignment.roleIsBuiltIn ? role.builtIn : role.custom}`,
    facts: [
      ...list(labels.why, [shortened(assignment.displayName)]),
      ...list(labels.heldBy, capped(context, held, MEMBERS_SHOWN)),
      ...list(labels.scope, scope(context, assignment, names)),
      ...list(labels.actions, remoteActions(context, assignment)),
      ...fact(labels.permissions, otherPermissions(context, assignment)).map(({ label, value }) => ({
        label,
        values: [{ text: value }],
      })),
    ],
  };
}

interface ListFact extends View {
  label: string;
  values: { text: string }[];
}

/** Each entry a run of its own: a long list joined to one text would be cut in the middle. */
function list(label: Fact['label'], entries: readonly string[]): ListFact[] {
  if (entries.length === 0) return [];
  const last = entries.length - 1;
  return [{ label, values: entries.map((entry, index) => ({ text: index < last ? `${entry}, ` : entry })) }];
}

function capped({ words }: Context, groups: readonly string[], most: number): string[] {
  const hidden = groups.length - most;
  const shown = groups.slice(0, most).map((name) => shortened(name));
  return hidden > 0 ? [...shown, words.role.groupsMore(hidden, words.number(hidden))] : shown;
}

/** Entra's own limit for a group's name: what is longer isn't one. */
function shortened(name: string, most = 256): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

function scope(context: Context, assignment: RoleAssignment, names: GroupNames): string[] {
  const { role } = context.words;
  const groups = assignment.scopeGroups.map((id) => names.get(id) ?? role.goneGroup);
  const all = [
    ...(assignment.allUsers ? [role.allUsers] : []),
    ...(assignment.allDevices ? [role.allDevices] : []),
    ...capped(context, groups, GROUPS_SHOWN),
  ];
  return all.length > 0 ? all : [role.noScope];
}

function remoteActions({ words }: Context, { permissions }: RoleAssignment): string[] {
  const tasks = [...permissions]
    .filter((name) => name.startsWith(REMOTE_TASK))
    .map((name) => name.slice(REMOTE_TASK.length));
  // in the order of the words, which is the order of use; those without words after them
  const order = Object.keys(words.role.tasks);
  const rank = (task: string) => (order.includes(task) ? order.indexOf(task) : order.length);
  const titles = tasks
    .toSorted((a, b) => rank(a) - rank(b))
    .map(
      (task) =>
        (Object.hasOwn(words.role.tasks, task) ? words.role.tasks[task] : undefined) ?? shortened(task, 40),
    );
  const hidden = titles.length - ACTIONS_SHOWN;
  if (titles.length === 0) return [words.role.noActions];
  const shown = titles.slice(0, ACTIONS_SHOWN);
  return hidden > 0 ? [...shown, words.role.actionsMore(words.number(hidden))] : shown;
}

function otherPermissions({ words }: Context, { permissions }: RoleAssignment): string {
  const others = [...permissions].filter(
    (name) => !name.startsWith(REMOTE_TASK) && name !== READ_DEVICES,
  ).length;
  return dotted([
    permissions.has(READ_DEVICES) ? words.role.readsDevices : words.role.noReading,
    others > 0 ? words.role.others(others, words.number(others)) : undefined,
  ]);
}
