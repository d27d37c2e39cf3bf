import type { Entity, TenantData } from '../../../../sandbox/graph/types.ts';
import { deviceFor } from '../../../support/action-tenant.ts';
import { entraId, groupId, smallTenant, userId } from '../../../support/tenant.ts';
import { type DeviceFacts, type OperatorFacts, SCOPES, type Scope } from './model.ts';

export const TAGS = { none: '0', north: '1', south: '2' } as const;

export const PEOPLE = { in: userId(900), out: userId(901) } as const;

const SCOPE_OF_USERS = groupId(900);
const SCOPE_OF_DEVICES = groupId(901);

export interface Operator extends OperatorFacts {
  id: string;
}

export interface Device extends DeviceFacts {
  id: string;
  deviceName: string;
  /** In whose list Intune has it: the person in its own record, who enrolled it. */
  listedFor: 'in' | 'out' | undefined;
}

const bools = [false, true];
const tagsOfAssignments = [[], [TAGS.north], [TAGS.none, TAGS.south]];
const tagsOfDevices = [[TAGS.none], [TAGS.north], [TAGS.south, TAGS.north]];

/** Every kind of assignment, with and without Entra's role. */
export const operators: readonly Operator[] = SCOPES.flatMap((scope) =>
  tagsOfAssignments.flatMap((tags) => bools.map((isAdmin) => ({ scope, tags, isAdmin }))),
).map((facts, n) => ({ ...facts, id: userId(1_000 + n) }));

/** Every kind of device: by its tags, its primary user, and whether that person enrolled it. */
export const devices: readonly Device[] = tagsOfDevices
  .flatMap((tags) =>
    (['in', 'out', 'none'] as const).flatMap((primary) => bools.map((same) => ({ tags, primary, same }))),
  )
  .map(({ tags, primary, same }, n) => ({
    tags,
    primary,
    inGroup: n % 4 < 2,
    listedFor: enroller(primary, same),
    id: deviceFor(1_000 + n, '', {}).id,
    deviceName: `MATRIX-${n}-END`,
  }));

function enroller(primary: DeviceFacts['primary'], same: boolean): Device['listedFor'] {
  if (same) return primary === 'none' ? undefined : primary;
  return primary === 'in' ? 'out' : 'in';
}

const role = 'Microsoft.Intune_';
const SCOPE_TYPES: Readonly<Record<Scope, string>> = {
  users: 'resourceScope',
  devices: 'resourceScope',
  allDevices: 'allDevices',
  allLicensedUsers: 'allLicensedUsers',
  both: 'allDevicesAndLicensedUsers',
  none: 'resourceScope',
};

const user = (id: string, displayName: string): Entity => ({
  id,
  displayName,
  userPrincipalName: `${id}@contoso.example`,
  userType: 'Member',
  accountEnabled: true,
});

const group = (id: string, displayName: string, members: string[]) => ({
  id,
  displayName,
  members,
  groupTypes: [],
  securityEnabled: true,
});

/** The small tenant with these operators and devices. */
export function matrixTenant(): TenantData {
  const data = smallTenant();
  data.users.push(user(PEOPLE.in, 'Person Inside'), user(PEOPLE.out, 'Person Outside'));
  data.users.push(...operators.map(({ id }, n) => user(id, `Matrix Operator ${n}`)));
  data.groups.push(
    group(SCOPE_OF_USERS, 'Scope of users', [PEOPLE.in]),
    group(
      SCOPE_OF_DEVICES,
      'Scope of devices',
      devices.flatMap(({ inGroup }, n) => (inGroup ? [groupId(3_000 + n)] : [])),
    ),
    ...operators.map(({ id }, n) => group(groupId(1_000 + n), `Holders ${n}`, [id])),
  );
  const admins = operators.filter(({ isAdmin }) => isAdmin);
  data.directoryRoles[0]?.members?.push(...admins.map(({ id }) => id));
  for (const [n, device] of devices.entries()) {
    const primary = device.primary === 'none' ? '' : PEOPLE[device.primary];
    data.managedDevices.push({
      ...deviceFor(1_000 + n, device.deviceName, { operatingSystem: 'iOS', isSupervised: true }),
      managedDeviceOwnerType: 'company',
      userId: device.listedFor ? PEOPLE[device.listedFor] : '',
      roleScopeTagIds: [...device.tags],
    });
    data.devices.push({
      id: groupId(3_000 + n),
      deviceId: entraId(1_000 + n),
      displayName: device.deviceName,
    });
    data.nav[`managedDevices/${device.id}/users`] = data.users.filter(({ id }) => id === primary);
  }
  data.roleDefinitions.push({
    id: groupId(4_000),
    displayName: 'Role of the matrix',
    isBuiltIn: false,
    rolePermissions: [
      {
        resourceActions: [
          { allowedResourceActions: [`${role}ManagedDevices_Read`, `${role}RemoteTasks_RemoteLock`] },
        ],
      },
    ],
    roleAssignments: operators.map(({ scope, tags }, n) => ({
      id: groupId(5_000 + n),
      displayName: `Assignment of the matrix ${n}`,
      members: [groupId(1_000 + n)],
      resourceScopes: scope === 'users' ? [SCOPE_OF_USERS] : scope === 'devices' ? [SCOPE_OF_DEVICES] : [],
      scopeType: SCOPE_TYPES[scope],
      roleScopeTagIds: [...tags],
    })),
  });
  return data;
}
