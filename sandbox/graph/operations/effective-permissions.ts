import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import type { Entity } from '../types.ts';

/** The caller's Intune permissions: those of every role that is assigned to one of their groups. */
export function effectivePermissions({ tenant, caller }: Context): Entity[] {
  if (caller.personId === undefined) throw badRequest('getEffectivePermissions needs a signed-in user.');
  const groups = new Set(
    tenant.memberships.transitive(caller.personId).map((group) => group.id.toLowerCase()),
  );
  const holds = (ids: readonly string[] = []): boolean => ids.some((id) => groups.has(id.toLowerCase()));
  return tenant.data.roleDefinitions
    .filter((role) => role.roleAssignments?.some((assignment) => holds(assignment.members)))
    .flatMap((role) => (Array.isArray(role.rolePermissions) ? (role.rolePermissions as Entity[]) : []));
}
