import type { Caller, ManagedDevice, RoleDefinition } from '../types.ts';
import type { Tenant } from './index.ts';

const DEFAULT_TAG = '0';

/** Entra's Intune Administrator and Global Administrator. */
const UNLIMITED: ReadonlySet<unknown> = new Set([
  '3a2c62db-5318-420d-8d74-23affee5d9d5',
  '62e90394-69f5-4237-9190-012177145e10',
]);

export const tagsOfDevice = ({ roleScopeTagIds = [] }: Pick<ManagedDevice, 'roleScopeTagIds'>): string[] =>
  roleScopeTagIds.length > 0 ? roleScopeTagIds : [DEFAULT_TAG];

/**
 * The scope tags to which Graph limits what a person sees. undefined: there is no limit, as for an application, for Entra's
 * administrators and for whoever holds an assignment without tags.
 */
export function limitOf(tenant: Tenant, { personId }: Caller): ReadonlySet<string> | undefined {
  const { roleDefinitions } = tenant.data;
  if (personId === undefined || !roleDefinitions.some(isLimited)) return undefined;
  const above = tenant.memberships.transitive(personId);
  if (above.some(({ roleTemplateId }) => UNLIMITED.has(roleTemplateId))) return undefined;
  const groups = new Set(above.map(({ id }) => id.toLowerCase()));
  const held = roleDefinitions
    .flatMap(({ roleAssignments = [] }) => roleAssignments)
    .filter(({ members = [] }) => members.some((id) => groups.has(id.toLowerCase())));
  const tags = held.map(({ roleScopeTagIds = [] }) => roleScopeTagIds);
  return tags.length === 0 || tags.some(({ length }) => length === 0) ? undefined : new Set(tags.flat());
}

const isLimited = ({ roleAssignments = [] }: RoleDefinition): boolean =>
  roleAssignments.some(({ roleScopeTagIds }) => roleScopeTagIds?.length);

/** The devices among these that a caller sees. The same list if they see all of them. */
export function devicesFor(
  tenant: Tenant,
  caller: Caller,
  devices: readonly ManagedDevice[],
): readonly ManagedDevice[] {
  const limit = limitOf(tenant, caller);
  return limit ? devices.filter((device) => tagsOfDevice(device).some((tag) => limit.has(tag))) : devices;
}

/** The roles that a caller sees. One with tags hides from people who are limited to others, even from its own holders. */
export function rolesFor(tenant: Tenant, caller: Caller): readonly RoleDefinition[] {
  const { roleDefinitions } = tenant.data;
  const limit = limitOf(tenant, caller);
  if (!limit) return roleDefinitions;
  return roleDefinitions.filter(
    ({ roleScopeTagIds = [] }) =>
      roleScopeTagIds.length === 0 || roleScopeTagIds.some((tag) => limit.has(tag)),
  );
}
