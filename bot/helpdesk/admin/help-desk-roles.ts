import { isActionPermission } from '../access/hidden-permissions.ts';
import type { Snapshot } from '../contracts/role-change.ts';
import type { RoleAssignment, RoleDefinition } from '../contracts/model.ts';

/** Built in, and the same in every tenant. */
export const HELP_DESK_OPERATOR = '9e0cc482-82df-4ab2-a24c-0c23a3f52e1e';

function isHelpDeskOperator(role: RoleDefinition): boolean {
  return role.roleIsBuiltIn && (role.roleId === HELP_DESK_OPERATOR || role.roleName === 'Help Desk Operator');
}

/** The roles that this bot assigns and removes: Help Desk Operator, and custom roles that allow actions. */
export function isHelpDeskRole(role: RoleDefinition): boolean {
  if (isHelpDeskOperator(role)) return true;
  return !role.roleIsBuiltIn && [...role.permissions].some(isActionPermission);
}

/** Help Desk Operator first, then by name. */
export function inOrder<R extends RoleDefinition>(roles: readonly R[]): R[] {
  return roles
    .filter(isHelpDeskRole)
    .toSorted(
      (a, b) =>
        Number(isHelpDeskOperator(b)) - Number(isHelpDeskOperator(a)) || a.roleName.localeCompare(b.roleName),
    );
}

export function snapshotOf(assignment: RoleAssignment): Snapshot {
  const { displayName, description, roleId, roleName, memberGroups, scopeGroups, allUsers, allDevices } =
    assignment;
  return {
    displayName,
    description,
    roleId,
    roleName,
    allUsers,
    allDevices,
    memberGroups: memberGroups.toSorted(),
    scopeGroups: scopeGroups.toSorted(),
  };
}

/** The names of the parts in which two assignments differ. */
export function differences(before: Snapshot, now: Snapshot): (keyof Snapshot)[] {
  const names = [
    'displayName',
    'description',
    'roleName',
    'memberGroups',
    'scopeGroups',
    'allUsers',
    'allDevices',
  ] as const;
  return names.filter((name) => JSON.stringify(before[name] ?? '') !== JSON.stringify(now[name] ?? ''));
}
