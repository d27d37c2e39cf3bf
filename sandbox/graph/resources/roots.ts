import type { Context } from '../context.ts';
import { GraphError, notFound } from '../errors.ts';
import type { Entity } from '../types.ts';
import { manyOf } from './many.ts';
import type { EntityType, Many, Resource } from './resource.ts';

const whole = (type: EntityType, items: readonly Entity[], path: string, find: Many['find']): Many => ({
  whole: true,
  find,
  ...manyOf(type, items, path),
});

function me({ tenant, caller }: Context): Resource {
  if (caller.personId === undefined) {
    throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
  }
  const user = tenant.user(caller.personId);
  if (!user) throw notFound(caller.personId);
  return { many: false, type: 'user', entity: user, path: `users/${user.id}` };
}

/** The first step of a path after the version. All others are in the tenant's `nav`. */
export const roots: Record<string, (context: Context) => Resource> = {
  users: ({ tenant }) => whole('user', tenant.data.users, 'users', (key) => tenant.user(key)),
  groups: ({ tenant }) => whole('group', tenant.data.groups, 'groups', (key) => tenant.group(key)),
  devices: ({ tenant }) => whole('device', tenant.data.devices, 'devices', (key) => tenant.device(key)),
  directoryRoles: ({ tenant }) =>
    whole('directoryRole', tenant.data.directoryRoles, 'directoryRoles', (key) => tenant.directoryRole(key)),
  directoryObjects: ({ tenant }) => ({
    ...manyOf('directoryObject', [], 'directoryObjects'),
    find: (key) => tenant.directoryObject(key)?.entity,
  }),
  teams: ({ tenant }) => whole('team', tenant.data.teams, 'teams', (key) => tenant.team(key)),
  // its own properties, such as settings, are in the tenant's nav
  deviceManagement: ({ tenant }) => ({
    many: false,
    type: 'other',
    entity: { ...(tenant.data.nav.deviceManagement as object | undefined), id: 'deviceManagement' },
    path: 'deviceManagement',
    step: true,
  }),
  me,
};
