import type { View } from '../../helpdesk/contracts/conversation.ts';
import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { ButtonInit } from '../shared/button.ts';
import { buttonRow } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { dotted, nonEmpty } from '../shared/values.ts';
import type { GroupNames, ListFact } from './role-facts.ts';
import { capped, groupTitles, listFact, scopeEntries } from './role-facts.ts';

const GROUPS_SHOWN = 4;

/** An assignment in a list: its role, members and scope. */
export function assignmentRow(
  context: Context,
  assignment: RoleAssignment,
  names: GroupNames,
  wanted: readonly ButtonInit[] = [],
): View {
  return {
    name: assignmentName(context, assignment.displayName),
    line: roleLine(context, assignment),
    about: about(assignment.description),
    facts: [
      ...membersFact(context, assignment.memberGroups, names),
      ...coversFact(context, assignment, names),
    ],
    buttonRow: buttonRow(wanted),
  };
}

export function assignmentName({ words }: Context, name: string): string {
  return shortened(nonEmpty(name) ?? words.roles.unnamed);
}

export function roleLine(
  { words }: Context,
  role: Pick<RoleAssignment, 'roleName' | 'roleIsBuiltIn'>,
): string {
  const name = shortened(nonEmpty(role.roleName) ?? words.roles.unnamedRole);
  return dotted([name, role.roleIsBuiltIn ? words.role.builtIn : words.role.custom]);
}

/** The description, if there is one. */
export function about(description: string | undefined): { text: string }[] {
  const text = nonEmpty(description);
  return text === undefined ? [] : [{ text: shortened(text, 400) }];
}

export function removeButton({ words }: Context, assignment: RoleAssignment): ButtonInit {
  return { title: words.roles.remove, verb: 'role.ask-remove', data: { assignment: assignment.id } };
}

function membersFact(context: Context, groups: readonly string[], names: GroupNames): ListFact[] {
  const { roles, number } = context.words;
  if (groups.length === 0) return listFact(roles.members, [roles.noMembers]);
  const label = roles.membersOf(groups.length, number(groups.length));
  return listFact(label, capped(context, groupTitles(context, groups, names), GROUPS_SHOWN));
}

function coversFact(context: Context, assignment: RoleAssignment, names: GroupNames): ListFact[] {
  const { roles, number } = context.words;
  const { length } = assignment.scopeGroups;
  const label = length === 0 ? roles.covers : roles.coversOf(length, number(length));
  return listFact(label, scopeEntries(context, assignment, names, GROUPS_SHOWN));
}
