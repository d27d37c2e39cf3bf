import type { Entity, Group, ManagedDevice, TenantData } from '../../sandbox/graph/types.ts';

export const ADMIN_TEAM = 'c0ffee00-0000-4000-8000-0000000000aa';
export const ADMIN_CHANNEL = '19:helpdesk-admins@thread.tacv2';
export const STANDARD_CHANNEL = '19:standard@thread.tacv2';
export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';

const id = (kind: string, n: number) => `${kind}0000-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const userId = (n: number) => id('aaaa', n);
export const groupId = (n: number) => id('bbbb', n);
export const deviceId = (n: number) => id('cccc', n);
export const entraId = (n: number) => id('dddd', n);

/** The people of the small tenant that the tests play in. Sample data, plainly. */
export const people = {
  /** Help Desk Operator for the people of the field group, nested groups included. */
  fieldOperator: userId(1),
  /** Help Desk Operator for a group of devices. */
  deviceOperator: userId(2),
  /** Help Desk Operator for all users and all devices. */
  operatorOfAll: userId(3),
  /** Intune Administrator through a role-assignable group. */
  admin: userId(4),
  nobody: userId(5),
  guest: userId(6),
  /** May read the field people's devices, but not lock them. */
  reader: userId(7),
  /** Has twenty-five scope groups. Only the last one matters. */
  operatorOfMany: userId(8),
  blocked: userId(9),
  /** In the field group through a nested one. Has an iPhone, a laptop and a Mac. */
  aino: userId(10),
  /** In no scope group, but one of their phones is in the group of devices. */
  bo: userId(11),
  otherAino: userId(12),
  hostile: userId(13),
  noDevices: userId(14),
  /** Intune Administrator, in the team but not in its private channel. */
  otherAdmin: userId(15),
  /** May assign roles through an Intune role, for the field group only. */
  boundAdmin: userId(16),
  /** Intune Administrator and in the channel, but a guest. */
  guestAdmin: userId(17),
} as const;

export const groups = {
  field: groupId(1),
  nested: groupId(2),
  phones: groupId(3),
  operators: groupId(10),
  boundAdmins: groupId(17),
  newcomers: groupId(18),
  bos: groupId(19),
  mailOnly: groupId(20),
} as const;

export const devices = {
  ainoPhone: deviceId(1),
  ainoLaptop: deviceId(2),
  ainoMac: deviceId(3),
  boPhone: deviceId(4),
  boTablet: deviceId(5),
  hostilePhone: deviceId(6),
} as const;

const READ = 'Microsoft.Intune_ManagedDevices_Read';
const LOCK = 'Microsoft.Intune_RemoteTasks_RemoteLock';

const user = (n: string, displayName: string, userPrincipalName: string, over: object = {}): Entity => ({
  id: n,
  displayName,
  userPrincipalName,
  mail: userPrincipalName.replace('@', '.mail@'),
  userType: 'Member',
  accountEnabled: true,
  department: 'Samples',
  ...over,
});

const group = (n: string, displayName: string, members: string[], over: object = {}): Group => ({
  id: n,
  displayName,
  groupTypes: [],
  securityEnabled: true,
  mailEnabled: false,
  members,
  ...over,
});

const device = (
  n: number,
  owner: string,
  deviceName: string,
  operatingSystem: string,
  over: object = {},
): ManagedDevice => ({
  id: deviceId(n),
  userId: owner,
  azureADDeviceId: entraId(n),
  deviceName,
  operatingSystem,
  osVersion: '17.5',
  serialNumber: `SERIAL-${n}`,
  managedDeviceOwnerType: 'company',
  managementAgent: 'mdm',
  managementState: 'managed',
  complianceState: 'compliant',
  isEncrypted: true,
  lastSyncDateTime: `2026-01-0${n}T08:00:00Z`,
  deviceActionResults: [],
  ...over,
});

const role = (
  n: number,
  displayName: string,
  allowed: string[],
  roleAssignments: Entity[],
  notAllowed: string[] = [],
) => ({
  id: id('eeee', n),
  displayName,
  isBuiltIn: n === 1,
  rolePermissions: [
    { resourceActions: [{ allowedResourceActions: allowed, notAllowedResourceActions: notAllowed }] },
  ],
  roleAssignments,
});

const assignment = (
  n: number,
  displayName: string,
  members: string[],
  resourceScopes: string[],
  scopeType = 'resourceScope',
) => ({
  id: id('ffff', n),
  displayName,
  description: '',
  members,
  resourceScopes,
  scopeType,
});

export const HOSTILE =
  '[x](http://evil) **b** ${1+1} {{DATE(2020-01-01T00:00:00Z,SHORT)}} O\'Brien "Bob" <at>';

/** A tenant small enough to remember. Each call returns a new one that a test may change. */
export function smallTenant(): TenantData {
  const manyScopes = Array.from({ length: 24 }, (_, n) => groupId(100 + n));
  return {
    tenantId: TENANT,
    users: [
      user(people.fieldOperator, 'Field Operator', 'field.operator@contoso.example'),
      user(people.deviceOperator, 'Device Operator', 'device.operator@contoso.example'),
      user(people.operatorOfAll, 'Operator Of All', 'operator.all@contoso.example'),
      user(people.admin, 'Sample Admin', 'admin@contoso.example'),
      user(people.nobody, 'Sample Nobody', 'nobody@contoso.example'),
      user(people.guest, 'Sample Guest', 'guest_fabrikam.example#EXT#@contoso.example', {
        userType: 'Guest',
      }),
      user(people.reader, 'Sample Reader', 'reader@contoso.example'),
      user(people.operatorOfMany, 'Operator Of Many', 'operator.many@contoso.example'),
      user(people.blocked, 'Blocked Operator', 'blocked@contoso.example', { accountEnabled: false }),
      user(people.otherAdmin, 'Other Admin', 'other.admin@contoso.example'),
      user(people.boundAdmin, 'Bound Admin', 'bound.admin@contoso.example'),
      user(people.guestAdmin, 'Guest Admin', 'guest.admin_fabrikam.example#EXT#@contoso.example', {
        userType: 'Guest',
      }),
      user(people.aino, 'Aino Virtanen', 'aino@contoso.example', {
        jobTitle: 'Field engineer',
        officeLocation: 'Oulu 2',
        usageLocation: 'FI',
        createdDateTime: '2020-01-01T00:00:00Z',
        lastPasswordChangeDateTime: '2025-12-01T00:00:00Z',
      }),
      user(people.bo, 'Bo Sample', 'bo@contoso.example'),
      user(people.otherAino, 'Aino Kallio', 'aino.kallio@contoso.example'),
      user(people.hostile, HOSTILE, 'hostile@contoso.example', { department: HOSTILE, jobTitle: HOSTILE }),
      user(people.noDevices, 'Noa O’Brien', "noa.o'brien@contoso.example", { mail: 'noa@contoso.example' }),
    ],
    groups: [
      group(groups.field, 'Field people', [groups.nested, people.hostile, people.noDevices]),
      group(groups.nested, 'Field people, north', [people.aino], { groupTypes: ['DynamicMembership'] }),
      group(groups.phones, 'Phones of the field', [id('dd00', 4)]),
      group(groups.operators, 'Field operators', [people.fieldOperator, people.blocked]),
      group(groupId(11), 'Device operators', [people.deviceOperator]),
      group(groupId(12), 'Operators of all', [people.operatorOfAll]),
      group(groupId(13), 'Readers', [people.reader]),
      group(groupId(14), 'Operators of many', [people.operatorOfMany]),
      group(groupId(15), 'Intune administrators', [people.admin, people.otherAdmin, people.guestAdmin], {
        isAssignableToRole: true,
      }),
      group(groupId(16), 'Everybody', [people.aino, people.bo], {
        groupTypes: ['Unified'],
        mailEnabled: true,
        securityEnabled: false,
      }),
      group(groups.boundAdmins, 'Bound admins', [people.boundAdmin]),
      group(groups.newcomers, 'Newcomers', [people.nobody]),
      group(groups.bos, 'People of Bo', [people.bo]),
      group(groups.mailOnly, 'Mail only', [people.bo], {
        securityEnabled: false,
        mailEnabled: true,
        groupTypes: ['Unified'],
      }),
      ...manyScopes.map((scope, n) => group(scope, `Empty scope ${n}`, [])),
    ],
    directoryRoles: [
      {
        id: id('9999', 1),
        displayName: 'Intune Administrator',
        roleTemplateId: '3a2c62db-5318-420d-8d74-23affee5d9d5',
        members: [groupId(15)],
      },
    ],
    teams: [
      {
        id: ADMIN_TEAM,
        threadId: '19:team@thread.tacv2',
        displayName: 'Help desk',
        channels: [
          {
            id: '19:team@thread.tacv2',
            displayName: 'General',
            membershipType: 'standard',
            members: [people.admin, people.fieldOperator, people.otherAdmin],
          },
          {
            id: ADMIN_CHANNEL,
            displayName: 'Help desk admins',
            membershipType: 'private',
            members: [people.admin, people.fieldOperator, people.boundAdmin, people.guestAdmin],
          },
          // The same name on purpose: names must never matter.
          {
            id: STANDARD_CHANNEL,
            displayName: 'Help desk admins',
            membershipType: 'standard',
            members: [people.admin],
          },
        ],
      },
    ],
    devices: [
      {
        id: id('dd00', 1),
        deviceId: entraId(1),
        displayName: 'AINO-PHONE',
        ownerId: people.aino,
        operatingSystem: 'iOS',
      },
      {
        id: id('dd00', 4),
        deviceId: entraId(4),
        displayName: 'BO-PHONE',
        ownerId: people.bo,
        operatingSystem: 'iOS',
      },
      {
        id: id('dd00', 9),
        deviceId: entraId(9),
        displayName: 'AINO-HOME',
        ownerId: people.aino,
        operatingSystem: 'Windows',
        trustType: 'Workplace',
      },
    ],
    managedDevices: [
      device(1, people.aino, 'AINO-PHONE', 'iOS', {
        userDisplayName: 'Aino Virtanen',
        userPrincipalName: 'aino@contoso.example',
      }),
      device(2, people.aino, 'AINO-LAPTOP', 'Windows', {
        complianceState: 'noncompliant',
        isEncrypted: false,
      }),
      device(3, people.aino, 'AINO-MAC', 'macOS'),
      device(4, people.bo, 'BO-PHONE', 'iOS'),
      device(5, people.bo, 'BO-TABLET', 'iPadOS'),
      device(6, people.hostile, HOSTILE, 'iOS', { model: HOSTILE, serialNumber: HOSTILE }),
    ],
    roleDefinitions: [
      role(
        1,
        'Help Desk Operator',
        [READ, LOCK],
        [
          assignment(1, 'Field help desk', [groups.operators], [groups.field]),
          assignment(2, 'Phone help desk', [groupId(11)], [groups.phones]),
          assignment(3, 'Help desk of all', [groupId(12)], [], 'allDevicesAndLicensedUsers'),
          assignment(4, 'Help desk of many', [groupId(14)], [...manyScopes, groups.field]),
        ],
      ),
      role(
        3,
        'Role assigners',
        [READ, 'Microsoft.Intune_Roles_Assign'],
        [assignment(6, 'Assigners of the field', [groups.boundAdmins], [groups.field])],
      ),
      role(
        2,
        'Readers who may not lock',
        [READ, LOCK],
        [assignment(5, 'Field readers', [groupId(13)], [groups.field])],
        [LOCK],
      ),
    ],
    nav: {
      [`users/${people.aino}/manager`]: {
        '@odata.type': '#microsoft.graph.user',
        ...user(people.bo, 'Bo Sample', 'bo@contoso.example'),
      },
      [`users/${people.aino}/licenseDetails`]: [
        {
          id: 'license-1',
          skuId: id('1111', 1),
          skuPartNumber: 'SAMPLE',
          servicePlans: [
            {
              servicePlanId: id('2222', 1),
              servicePlanName: 'INTUNE_A',
              provisioningStatus: 'Success',
              appliesTo: 'User',
            },
          ],
        },
      ],
    },
  };
}
