import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';
import type { ButtonInit } from '../shared/button.ts';
import type { Context } from '../shared/context.ts';
import { shortened } from '../shared/text.ts';
import { nonEmpty } from '../shared/values.ts';
import {
  type GroupNames,
  groupTitles,
  otherPermissionNames,
  remoteTasks,
  scopeEntries,
} from './role-facts.ts';

/** Names by id of the groups and scope tags of assignments. */
export interface RightNames {
  groups: GroupNames;
  tags: ReadonlyMap<string, string>;
}

/** Intune's limit for a scope tag's name. */
const LONGEST_TAG = 128;

/** What an assignment has lists of. */
type AssignmentList = 'members' | 'scopeGroups' | 'scopeTags' | 'tasks' | 'permissions';

/** How many entries of each the overview shows. The other permissions are only counted there. */
export const SHOWN = { members: 2, scopeGroups: 5, scopeTags: 3, tasks: 12, permissions: 0 } as const;

const entries: Readonly<
  Record<AssignmentList, (context: Context, assignment: RoleAssignment, names: RightNames) => string[]>
> = {
  members: (context, { memberGroups }, { groups }) => groupTitles(context, memberGroups, groups),
  scopeGroups: (context, assignment, { groups }) => scopeEntries(context, assignment, groups, Infinity),
  scopeTags: (_context, { scopeTags = [] }, { tags }) =>
    scopeTags.map((id) => shortened(nonEmpty(tags.get(id)) ?? id, LONGEST_TAG)),
  tasks: (context, { permissions }) => remoteTasks(context, permissions, Infinity),
  permissions: (_context, { permissions }) => otherPermissionNames(permissions),
};

/** A word that came with a press. */
export function isAssignmentList(word: string): word is AssignmentList {
  return Object.hasOwn(entries, word);
}

export function listEntries(
  context: Context,
  list: AssignmentList,
  assignment: RoleAssignment,
  names: RightNames,
): string[] {
  return entries[list](context, assignment, names).map((entry) => shortened(entry));
}

/** A button for each list of an assignment that the overview cuts. */
export function listButtons(context: Context, assignment: RoleAssignment, names: RightNames): ButtonInit[] {
  const { role } = context.words;
  return (Object.keys(entries) as AssignmentList[])
    .filter((list) => entries[list](context, assignment, names).length > SHOWN[list])
    .map((list) => ({
      title: role.all[list],
      verb: 'whoami.list',
      data: { assignment: assignment.id, list, page: '0' },
    }));
}
