import type { Operator } from '../../helpdesk/access/authorize.ts';
import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { CardAnswer } from '../shared/answer.ts';
import { answer } from '../shared/answer.ts';
import type { Context } from '../shared/context.ts';
import type { Note } from '../shared/note.ts';
import { note } from '../shared/note.ts';
import { initials, personTitle } from '../shared/person-words.ts';
import { shortened } from '../shared/text.ts';
import type { GroupNames } from './role-facts.ts';
import { capped, listFact, otherPermissions, remoteTasks, scopeEntries } from './role-facts.ts';

/** Keeps the card under Teams' limit even with the longest names that Entra allows. */
const ASSIGNMENTS_SHOWN = 6;
const GROUPS_SHOWN = 5;
const MEMBERS_SHOWN = 2;
const ACTIONS_SHOWN = 12;

/** An operator's roles, permissions and scope, and the assignment that each comes from. Deleted groups are missing in `groupNames`. */
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
      ...listFact(labels.why, [shortened(assignment.displayName)]),
      ...listFact(labels.heldBy, capped(context, held, MEMBERS_SHOWN)),
      ...listFact(labels.scope, scopeEntries(context, assignment, names, GROUPS_SHOWN)),
      ...listFact(labels.actions, remoteTasks(context, assignment.permissions, ACTIONS_SHOWN)),
      ...listFact(labels.permissions, [otherPermissions(context, assignment.permissions)]),
    ],
  };
}
