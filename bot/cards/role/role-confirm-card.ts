import type { Draft } from '../../helpdesk/admin/draft.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { Snapshot } from '../../helpdesk/contracts/role-change.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import { lastButtons } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { note } from '../shared/note.ts';
import { about, assignmentName, roleLine } from './assignment-row.ts';
import { roleDifferences } from './role-differences.ts';
import type { GroupNames, ListFact } from './role-facts.ts';
import { capped, groupTitles, listFact, otherPermissions, remoteTasks, scopeEntries } from './role-facts.ts';

const GROUPS_SHOWN = 5;
const ACTIONS_SHOWN = 40;

/** The change to confirm. `change` is the id of the stored change, which can be used once. */
type RoleChangeView =
  | {
      kind: 'assign';
      change: string;
      draft: Draft;
      /** The number of members, and of users and devices in the scope's groups; undefined if unknown. */
      sizes: { members: number | undefined; scope: { users: number; devices: number } | undefined };
    }
  | {
      kind: 'remove';
      change: string;
      assignment: RoleAssignment;
      groupNames: GroupNames;
      /** The differences from the card that was pressed. */
      differences?: { before: Snapshot; parts: readonly (keyof Snapshot)[] };
    };

/** Asks to confirm a role change. Its buttons carry only the change's id. */
export function roleConfirmCard(context: Context, change: RoleChangeView): CardAnswer {
  const { words } = context;
  const said = words.roleChange[change.kind];
  const view = change.kind === 'assign' ? assignView(context, change) : removeView(context, change);
  return answer(context, 'role-confirm', words.summary.roleConfirm(said.question, view.name), {
    question: said.question,
    ...view,
    reason: words.roleChange.reason,
    goodFor: words.actions.goodFor,
    ...lastButtons(
      { title: words.actions.cancel, verb: 'role.cancel', data: { change: change.change } },
      {
        title: said.confirm,
        verb: 'role.confirm',
        data: { change: change.change },
        style: change.kind === 'assign' ? 'positive' : 'destructive',
      },
    ),
  });
}

function assignView(context: Context, { draft, sizes }: RoleChangeView & { kind: 'assign' }) {
  const { words } = context;
  const { assignment, role } = draft;
  const names = new Map([...draft.members, ...draft.scope].map((group) => [group.id, group.displayName]));
  const members = draft.members.map(({ id }) => id);
  const scope = { ...assignment, scopeGroups: draft.scope.map(({ id }) => id) };
  const unknownScope = sizes.scope === undefined && scope.scopeGroups.length > 0;
  return {
    name: assignmentName(context, assignment.displayName),
    line: roleLine(context, role),
    about: about(assignment.description),
    notes: [],
    differences: [],
    facts: [
      ...whoFact(context, 'assign', members, names, sizes.members),
      ...rightsFacts(context, 'assign', role),
      ...overFacts(context, scope, names, sizes.scope),
    ],
    remarks: [
      ...(sizes.members === undefined ? [note('unsure', words.roleChange.membersUncounted)] : []),
      ...(unknownScope ? [note('unsure', words.roleChange.scopeUncounted)] : []),
    ],
  };
}

function removeView(
  context: Context,
  { assignment, groupNames, differences }: RoleChangeView & { kind: 'remove' },
) {
  const said = context.words.roleChange;
  return {
    name: assignmentName(context, assignment.displayName),
    line: roleLine(context, assignment),
    about: about(assignment.description),
    notes: differences ? [note('warning', said.changed)] : [],
    differences: differences
      ? roleDifferences(context, differences.before, assignment, differences.parts, groupNames)
      : ([] as View[]),
    facts: [
      ...whoFact(context, 'remove', assignment.memberGroups, groupNames, undefined),
      ...rightsFacts(context, 'remove', assignment),
      ...listFact(said.remove.over, scopeEntries(context, assignment, groupNames, GROUPS_SHOWN)),
    ],
    remarks: [note('info', said.remove.keeps)],
  };
}

function whoFact(
  context: Context,
  kind: 'assign' | 'remove',
  groups: readonly string[],
  names: GroupNames,
  people: number | undefined,
): ListFact[] {
  const { roleChange, roles, number } = context.words;
  const label = roleChange[kind].who;
  if (groups.length === 0) return listFact(label, [roles.noMembers]);
  const size = people === undefined ? '' : roleChange.peopleIn(people, number(people), groups.length > 1);
  return listFact(label, capped(context, groupTitles(context, groups, names), GROUPS_SHOWN), size);
}

function rightsFacts(
  context: Context,
  kind: 'assign' | 'remove',
  { permissions }: Pick<RoleAssignment, 'permissions'>,
): ListFact[] {
  const said = context.words.roleChange[kind];
  return [
    ...listFact(said.tasks, remoteTasks(context, permissions, ACTIONS_SHOWN)),
    ...listFact(said.also, [otherPermissions(context, permissions)]),
  ];
}

/** First everyone, if the scope includes everyone; then the groups, with the number of their members. */
function overFacts(
  context: Context,
  scope: Pick<RoleAssignment, 'scopeGroups' | 'allUsers' | 'allDevices'>,
  names: GroupNames,
  size: { users: number; devices: number } | undefined,
): ListFact[] {
  const { roleChange, number } = context.words;
  const groups = scope.scopeGroups.length;
  const { over } = roleChange.assign;
  if (size === undefined || groups === 0)
    return listFact(over, scopeEntries(context, scope, names, GROUPS_SHOWN));
  const counted = roleChange.usersAndDevicesIn(
    [size.users, number(size.users)],
    [size.devices, number(size.devices)],
    groups > 1,
  );
  const inGroups = { ...scope, allUsers: false, allDevices: false };
  const everyone = { ...scope, scopeGroups: [] };
  return [
    ...(scope.allUsers || scope.allDevices
      ? listFact(over, scopeEntries(context, everyone, names, GROUPS_SHOWN))
      : []),
    ...listFact(
      scope.allUsers || scope.allDevices ? roleChange.alsoOver : over,
      scopeEntries(context, inGroups, names, GROUPS_SHOWN),
      counted,
    ),
  ];
}
