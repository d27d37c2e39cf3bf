import type { Context } from '../context.ts';
import { noSegment } from '../errors.ts';
import { effectivePermissions } from '../operations/effective-permissions.ts';
import { devicesFor, rolesFor } from '../tenant/scope-tags.ts';
import { withValue } from '../tenant/with-value.ts';
import type { Channel, Entity, Group, RoleDefinition, Team } from '../types.ts';
import { manyOf, membersBelow, objectsOf } from './many.ts';
import type { Many, One, Resource } from './resource.ts';
import { channelMembers, teamMembers } from './team-members.ts';

type Link = (context: Context, from: One) => Resource;

const members =
  (idsOf: (context: Context, entity: Entity) => readonly Entity[], name: string): Link =>
  (context, { entity, path }) =>
    manyOf('directoryObject', idsOf(context, entity), `${path}/${name}`);

const memberOf = members(({ tenant }, { id }) => tenant.memberships.direct(id), 'memberOf');
const transitiveMemberOf = members(
  ({ tenant }, { id }) => tenant.memberships.transitive(id),
  'transitiveMemberOf',
);
const directMembers = members(
  ({ tenant }, group) => objectsOf(tenant, (group as Group).members ?? []),
  'members',
);
const owned = (name: string): Link =>
  members(({ tenant }, { id }) => withValue(tenant, tenant.data.devices, 'ownerId', id), name);
const owner = (name: string): Link =>
  members(({ tenant }, { ownerId }) => objectsOf(tenant, typeof ownerId === 'string' ? [ownerId] : []), name);

const managedDevices: Link = ({ tenant, caller }, { entity, path }) =>
  manyOf(
    'managedDevice',
    devicesFor(tenant, caller, withValue(tenant, tenant.data.managedDevices, 'userId', entity.id)),
    `${path}/managedDevices`,
  );

const assignmentsOf: Link = (_context, { entity, path }) =>
  manyOf(
    'roleAssignmentSummary',
    (entity as RoleDefinition).roleAssignments ?? [],
    `${path}/roleAssignments`,
  );

const roleOf: Link = ({ tenant }, { entity, path }) => ({
  many: false,
  type: 'roleDefinition',
  entity: tenant.roleAssignment(entity.id)?.role ?? entity,
  path: `${path}/roleDefinition`,
});

const allAssignments: Link = ({ tenant, caller }): Many => {
  const roles = rolesFor(tenant, caller);
  return {
    ...manyOf(
      'roleAssignment',
      roles.flatMap((role) => role.roleAssignments ?? []),
      'deviceManagement/roleAssignments',
    ),
    find: (id) => {
      const found = tenant.roleAssignment(id);
      return found && roles.includes(found.role) ? found.assignment : undefined;
    },
  };
};

const allManaged: Link = ({ tenant, caller }) => {
  const { managedDevices: all } = tenant.data;
  const seen = devicesFor(tenant, caller, all);
  const list = manyOf('managedDevice', seen, 'deviceManagement/managedDevices');
  if (seen !== all) return list;
  return { ...list, whole: true, find: (id: string) => tenant.managedDevice(id) };
};

/** A list of the tenant's `nav` that only beta has. */
const onlyInBeta =
  (name: string, otherwise: readonly Entity[]): Link =>
  ({ tenant, version }, { path }) => {
    if (version === 'v1.0') throw noSegment(name);
    const own = tenant.data.nav[`${path}/${name}`];
    return manyOf('other', Array.isArray(own) ? (own as Entity[]) : otherwise, `${path}/${name}`);
  };

/** A tenant without any has the default one. */
const scopeTags = onlyInBeta('roleScopeTags', [{ id: '0', displayName: 'Default' }]);
const approvalPolicies = onlyInBeta('operationApprovalPolicies', []);

/** Navigations that read the tenant's `nav` themselves. */
export const readNav: ReadonlySet<string> = new Set([
  'roleScopeTags',
  'operationApprovalPolicies',
  'operationApprovalRequests',
]);

/** Only beta has them. */
const approvalRequests: Link = ({ ledger, tenant, now, version }, { path }) => {
  const name = 'operationApprovalRequests';
  if (version === 'v1.0') throw noSegment(name);
  return manyOf('approvalRequest', ledger.approvals.entities(tenant, now.getTime()), `${path}/${name}`);
};

/** Where a navigation leads, by the type of its start. */
export const links: Record<string, Record<string, Link>> = {
  user: {
    memberOf,
    transitiveMemberOf,
    registeredDevices: owned('registeredDevices'),
    ownedDevices: owned('ownedDevices'),
    managedDevices,
  },
  group: {
    members: directMembers,
    transitiveMembers: members(({ tenant }, group) => membersBelow(tenant, group), 'transitiveMembers'),
    memberOf,
    transitiveMemberOf,
  },
  device: {
    memberOf,
    transitiveMemberOf,
    registeredOwners: owner('registeredOwners'),
    registeredUsers: owner('registeredUsers'),
  },
  directoryRole: { members: directMembers },
  team: {
    channels: (_context, { entity, path }) =>
      manyOf('channel', (entity as Team).channels ?? [], `${path}/channels`),
    members: ({ tenant }, { entity, path }) =>
      manyOf('other', teamMembers(tenant, entity.id), `${path}/members`),
  },
  channel: {
    members: ({ tenant }, { entity, path }) =>
      manyOf('other', channelMembers(tenant, path, (entity as Channel).members), `${path}/members`),
    allMembers: ({ tenant }, { entity, path }) => {
      const channel = entity as Channel;
      const ids = channel.allMembers ?? channel.members;
      return manyOf('other', channelMembers(tenant, path, ids), `${path}/allMembers`);
    },
  },
  managedDevice: {
    users: ({ tenant }, { entity, path }) => {
      const user = typeof entity.userId === 'string' ? tenant.user(entity.userId) : undefined;
      return manyOf('user', user ? [user] : [], `${path}/users`);
    },
  },
  roleDefinition: { roleAssignments: assignmentsOf },
  roleAssignment: { roleDefinition: roleOf },
  roleAssignmentSummary: { roleDefinition: roleOf },
  deviceManagement: {
    managedDevices: allManaged,
    roleDefinitions: ({ tenant, caller }) =>
      manyOf('roleDefinition', rolesFor(tenant, caller), 'deviceManagement/roleDefinitions'),
    roleAssignments: allAssignments,
    operationApprovalRequests: approvalRequests,
    operationApprovalPolicies: approvalPolicies,
    roleScopeTags: scopeTags,
    getEffectivePermissions: (context) =>
      manyOf('other', effectivePermissions(context), 'deviceManagement/getEffectivePermissions'),
  },
};
