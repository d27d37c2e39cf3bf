/** A tenant for measurements: many operators who may help everybody in a scope group, and people with a typical number of groups and devices. */
const id = (kind: string, n: number) => `${kind}0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
export const PEOPLE = 50;
export const OPERATORS = 200;
/** An operator whose scope is devices, so that the groups of each device decide. */
export const deviceOperatorId = id('abab', 1);
export const operatorId = (n: number) => id('aaaa', n);
export const personUpn = (n: number) => `sample.${n}@contoso.example`;
export const personName = (n: number) => `Sample${String(n).padStart(5, '0')} Measured`;
const personId = (n: number) => id('bbbb', n);
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

export interface Sizes {
  people: number;
  operators: number;
  /** Role assignments, each with its own scope group. Every operator is in all of them. */
  assignments: number;
  /** Groups that each person is in, besides the scope groups. */
  groups: number;
  /** Managed devices per person. */
  devices: number;
}

export const USUAL: Sizes = {
  people: PEOPLE,
  operators: OPERATORS,
  assignments: 1,
  groups: 12,
  devices: 3,
};

const OPERATORS_GROUP = 0;
const DEVICE_OPERATORS_GROUP = 1;
const DEVICES_GROUP = 2;
const FIRST_GROUP = 10;
const FIRST_SCOPE_GROUP = 100_000;

export function benchTenant(sizes: Partial<Sizes> = {}) {
  const { people: count, operators, assignments, groups, devices } = { ...USUAL, ...sizes };
  const operatorIds = range(operators).map(operatorId);
  const people = range(count).map(person);
  const everybody = people.map(({ id: one }) => one);
  return {
    tenantId: TENANT,
    users: [...operatorIds, deviceOperatorId].map(operator).concat(people),
    groups: [
      group(OPERATORS_GROUP, 'Operators', operatorIds),
      group(DEVICE_OPERATORS_GROUP, 'Operators for devices', [deviceOperatorId]),
      group(
        DEVICES_GROUP,
        'Devices in scope',
        range(count).map((n) => deviceId('3', 0, n)),
      ),
      ...range(assignments).map((n) => group(FIRST_SCOPE_GROUP + n, `Scope ${n}`, everybody)),
      ...range(groups).map((n) => group(FIRST_GROUP + n, `Sample group ${n}`, everybody)),
    ],
    directoryRoles: [],
    teams: [],
    devices: people.flatMap((one, n) => range(devices).map((k) => entraDevice(one.id, n, k))),
    managedDevices: people.flatMap((one, n) => range(devices).map((k) => managedDevice(one.id, n, k))),
    roleDefinitions: [
      {
        id: id('eeee', 1),
        displayName: 'Help Desk Operator',
        isBuiltIn: true,
        rolePermissions: [{ resourceActions: [{ allowedResourceActions, notAllowedResourceActions: [] }] }],
        roleAssignments: [
          ...range(assignments).map((n) => assignment(n, OPERATORS_GROUP, FIRST_SCOPE_GROUP + n)),
          assignment(assignments, DEVICE_OPERATORS_GROUP, DEVICES_GROUP),
        ],
      },
    ],
    nav: Object.fromEntries(
      people.map((one) => [
        `users/${one.id}/licenseDetails`,
        [
          {
            id: 'l',
            skuPartNumber: 'SAMPLE',
            servicePlans: [{ servicePlanName: 'INTUNE_A', provisioningStatus: 'Success' }],
          },
        ],
      ]),
    ),
  };
}

const allowedResourceActions = [
  'Microsoft.Intune_ManagedDevices_Read',
  'Microsoft.Intune_RemoteTasks_RemoteLock',
];

function assignment(n: number, members: number, scope: number) {
  return {
    id: id('ffff', n),
    displayName: `Measured help desk ${n}`,
    members: [id('cccc', members)],
    resourceScopes: [id('cccc', scope)],
    scopeType: 'resourceScope',
  };
}

const account = { userType: 'Member', accountEnabled: true };

function operator(one: string, n: number) {
  const userPrincipalName = `operator.${n}@contoso.example`;
  return { id: one, displayName: `Operator ${n}`, userPrincipalName, ...account };
}

function person(_: unknown, n: number) {
  return {
    id: personId(n),
    displayName: personName(n),
    userPrincipalName: personUpn(n),
    mail: personUpn(n),
    ...account,
    department: 'Samples',
    jobTitle: 'Field engineer',
    officeLocation: 'Oulu 2',
    usageLocation: 'FI',
    createdDateTime: '2020-01-01T00:00:00Z',
    lastPasswordChangeDateTime: '2025-12-01T00:00:00Z',
  };
}

function group(n: number, displayName: string, members: string[]) {
  return {
    id: id('cccc', n),
    displayName,
    groupTypes: [],
    securityEnabled: true,
    mailEnabled: false,
    members,
  };
}

function entraDevice(ownerId: string, n: number, k: number) {
  return {
    id: deviceId('3', k, n),
    deviceId: deviceId('2', k, n),
    ownerId,
    displayName: `SAMPLE-${n}-${k}`,
    operatingSystem: k === 1 ? 'Windows' : 'iOS',
  };
}

function managedDevice(userId: string, n: number, k: number) {
  return {
    id: deviceId('1', k, n),
    userId,
    azureADDeviceId: deviceId('2', k, n),
    deviceName: `SAMPLE-${n}-${k}`,
    operatingSystem: k === 1 ? 'Windows' : 'iOS',
    osVersion: '17.5.1',
    serialNumber: `SERIAL-${n}-${k}`,
    managedDeviceOwnerType: 'company',
    managementAgent: 'mdm',
    managementState: 'managed',
    complianceState: 'compliant',
    isEncrypted: true,
    lastSyncDateTime: '2026-01-01T08:00:00Z',
    deviceActionResults: [],
  };
}

/** Ids of up to a thousand devices per person. */
export function deviceId(kind: string, k: number, n: number): string {
  return id(`${kind}${String(k).padStart(3, '0')}`, n);
}

/** What the devices of `withFailingSettings` fail: Graph's name, and the admin center's. */
export const FAILING_SETTING = { setting: 'Sample.PasswordRequired', name: 'Require a password' };

/** The same people, whose devices all checked in a minute ago and fail a setting. */
export function withFailingSettings(tenant: ReturnType<typeof benchTenant>) {
  const lastSyncDateTime = new Date(Date.now() - 60_000).toISOString();
  const managedDevices = tenant.managedDevices.map((device) => ({
    ...device,
    complianceState: 'noncompliant',
    lastSyncDateTime,
  }));
  const { setting } = FAILING_SETTING;
  const settingStates = [{ setting, settingName: null, state: 'nonCompliant', errorCode: 0 }];
  const policy = {
    id: 'sample-policy',
    displayName: 'Sample baseline',
    state: 'nonCompliant',
    settingStates,
  };
  const policies = managedDevices.map(
    (device) => [`managedDevices/${device.id}/deviceCompliancePolicyStates`, [policy]] as const,
  );
  return { ...tenant, managedDevices, nav: { ...tenant.nav, ...Object.fromEntries(policies) } };
}
