import { NO_VALUE } from '../contracts/conversation.ts';
import { plainName } from '../contracts/same-text.ts';
import type { RoleAssignmentCache } from '../access/role-assignment-cache.ts';
import type { RoleForm } from '../contracts/role-change.ts';
import { isGuid, oneSpelling } from '../contracts/guid.ts';
import type { GroupFacts, RoleAssignment, RoleDefinition } from '../contracts/model.ts';
import type { NewAssignment, GraphApi } from '../contracts/graph.ts';
import type { Beyond } from './bound.ts';
import { beyondBound } from './bound.ts';
import type { Admin } from './enter.ts';
import { inOrder } from './help-desk-roles.ts';

export type Field = 'role' | 'name' | 'description' | 'members' | 'scope';

/** What is wrong with a field. The words are in the locales. */
export type RoleFieldFault =
  | { field: 'role'; why: 'unknown' }
  | { field: 'name'; why: 'empty' | 'taken' | 'tooLong' }
  | { field: 'description'; why: 'tooLong' }
  | { field: 'members' | 'scope'; why: 'empty' | 'tooMany' }
  | { field: 'scope'; why: 'groupsAndAll' }
  | { field: 'members' | 'scope'; why: 'unknown' | 'notSecurity'; groups: string[] }
  | { field: 'scope'; why: 'beyondYours'; groups: string[] };

/** An assignment without faults, with what its confirm card shows. */
export interface Draft {
  assignment: NewAssignment;
  role: RoleDefinition;
  members: GroupFacts[];
  scope: GroupFacts[];
}

type Reviewed = { ok: true; draft: Draft } | { ok: false; faults: RoleFieldFault[]; groups: GroupFacts[] };

/** Intune's own limits on an assignment's name and description. */
export const LONGEST_NAME = 128;
export const LONGEST_DESCRIPTION = 1024;
/** Each group is looked up. A form with more is a mistake. */
export const MOST_GROUPS = 100;

export const emptyForm: RoleForm = {
  role: '',
  name: '',
  description: '',
  members: '',
  scope: '',
  allUsers: false,
  allDevices: false,
};

export function groupIdsIn(joined: string): string[] {
  const ids = joined.split(',').map((id) => oneSpelling(id.trim()));
  return [...new Set(ids.filter((id) => id !== '' && id !== NO_VALUE))];
}

/**
 * Checks a form against what Graph says now: roles, names in use, groups, and the admin's own scope. `roles` says which assignments there
 * probably are, so that they are read in the same round.
 */
export async function review(
  roles: Pick<RoleAssignmentCache, 'before'>,
  graph: GraphApi,
  admin: Admin,
  form: RoleForm,
): Promise<Reviewed> {
  const memberIds = groupIdsIn(form.members);
  const scopeIds = groupIdsIn(form.scope);
  if (memberIds.length > MOST_GROUPS || scopeIds.length > MOST_GROUPS) return tooMany(memberIds, scopeIds);
  const { allUsers, allDevices } = form;
  const wanted = { scopeGroups: scopeIds.filter(isGuid), allUsers, allDevices };
  const [definitions, assignments, members, scope, beyond] = await Promise.all([
    graph.roles.definitions(),
    graph.roles.assignments(roles.before(admin.operator.speaker.id).map(({ id }) => id)),
    lookUp(graph, memberIds),
    lookUp(graph, scopeIds),
    beyondBound(graph, admin.bound, wanted),
  ]);
  const role = inOrder(definitions).find((candidate) => candidate.roleId === form.role);
  const faults: RoleFieldFault[] = [
    ...(role ? [] : [{ field: 'role', why: 'unknown' } as const]),
    ...nameFaults(form, assignments),
    ...groupFaults('members', memberIds, members),
    ...emptyOrDoubleScope(form, scopeIds),
    ...groupFaults('scope', scopeIds, scope, true),
    ...beyondFaults(beyond, scope.found),
  ];
  if (faults.length > 0 || !role) return { ok: false, faults, groups: [...members.found, ...scope.found] };
  const assignment: NewAssignment = {
    displayName: form.name.trim(),
    description: form.description.trim() || undefined,
    roleId: role.roleId,
    memberGroups: memberIds,
    scopeGroups: scopeIds,
    allUsers: form.allUsers,
    allDevices: form.allDevices,
  };
  return { ok: true, draft: { assignment, role, members: members.found, scope: scope.found } };
}

function tooMany(memberIds: string[], scopeIds: string[]): Reviewed {
  const faults: RoleFieldFault[] = [];
  if (memberIds.length > MOST_GROUPS) faults.push({ field: 'members', why: 'tooMany' });
  if (scopeIds.length > MOST_GROUPS) faults.push({ field: 'scope', why: 'tooMany' });
  return { ok: false, faults, groups: [] };
}

interface LookedUp {
  found: GroupFacts[];
  missing: string[];
}

async function lookUp(graph: GraphApi, ids: readonly string[]): Promise<LookedUp> {
  const read = await Promise.all(
    ids.map((id) => (isGuid(id) ? graph.directory.group(id) : Promise.resolve(undefined))),
  );
  return {
    found: read.filter((group) => group !== undefined),
    missing: ids.filter((_, index) => read[index] === undefined),
  };
}

function nameFaults(form: RoleForm, assignments: readonly RoleAssignment[]): RoleFieldFault[] {
  const name = form.name.trim();
  const taken = assignments.some((one) => plainName(one.displayName) === plainName(name));
  const faults: RoleFieldFault[] = [];
  if (name === '') faults.push({ field: 'name', why: 'empty' });
  else if (name.length > LONGEST_NAME) faults.push({ field: 'name', why: 'tooLong' });
  else if (taken) faults.push({ field: 'name', why: 'taken' });
  if (form.description.trim().length > LONGEST_DESCRIPTION)
    faults.push({ field: 'description', why: 'tooLong' });
  return faults;
}

/** Intune takes groups, or all users and devices, and refuses both together. */
function emptyOrDoubleScope(
  { allUsers, allDevices }: RoleForm,
  scopeIds: readonly string[],
): RoleFieldFault[] {
  const all = allUsers || allDevices;
  if (scopeIds.length === 0) return all ? [] : [{ field: 'scope', why: 'empty' }];
  return all ? [{ field: 'scope', why: 'groupsAndAll' }] : [];
}

function groupFaults(
  field: 'members' | 'scope',
  ids: readonly string[],
  { found, missing }: LookedUp,
  mayBeEmpty = false,
): RoleFieldFault[] {
  if (ids.length === 0) return mayBeEmpty ? [] : [{ field, why: 'empty' }];
  const wrong = found.filter((group) => !group.securityEnabled).map((group) => group.displayName);
  const faults: RoleFieldFault[] = [];
  if (missing.length > 0) faults.push({ field, why: 'unknown', groups: missing });
  if (wrong.length > 0) faults.push({ field, why: 'notSecurity', groups: wrong });
  return faults;
}

/** Admins can't assign a scope that they don't have themselves. A group that there isn't is a fault of its own. */
function beyondFaults(beyond: readonly Beyond[], scope: readonly GroupFacts[]): RoleFieldFault[] {
  const names = new Map(scope.map(({ id, displayName }) => [oneSpelling(id), displayName]));
  const groups = beyond.flatMap((one) => names.get(oneSpelling(one)) ?? (isGuid(one) ? [] : [one]));
  return groups.length > 0 ? [{ field: 'scope', why: 'beyondYours', groups }] : [];
}
