import type { Context } from '../context.ts';
import { badRequest } from '../errors.ts';
import type { Entity, Fields } from '../types.ts';

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

/** The names of the caller's Intune permissions. An application passes over roles: it may do everything. */
export function permissionsOf(context: Context): { has(name: string): boolean } {
  if (context.caller.personId === undefined) return { has: () => true };
  const allowed = new Set<string>();
  for (const { resourceActions } of effectivePermissions(context)) {
    if (!Array.isArray(resourceActions)) continue;
    for (const one of resourceActions as Fields[]) {
      const without = new Set(listIn(one.notAllowedResourceActions));
      for (const name of listIn(one.allowedResourceActions)) if (!without.has(name)) allowed.add(name);
    }
  }
  return allowed;
}

const listIn = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);
