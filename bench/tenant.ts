/** A tenant to measure in: many operators who may help everyone of one scope group, and people with a usual number of groups and devices. */
const id = (kind: string, n: number) => `${kind}0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const TENANT = 'c0ffee00-0000-4000-8000-000000000001';
export const OPERATORS = 200;
export const PEOPLE = 50;
export const operatorId = (n: number) => id('aaaa', n);
export const personUpn = (n: number) => `sample.${n}@contoso.example`;
export const personName = (n: number) => `Sample${String(n).padStart(3, '0')} Measured`;
const personId = (n: number) => id('bbbb', n);
const range = (count: number) => Array.from({ length: count }, (_, n) => n);

export function benchTenant() {
  const operators = range(OPERATORS).map((n) => ({
    id: operatorId(n),
    displayName: `Operator ${n}`,
    userPrincipalName: `operator.${n}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
  }));
  const people = range(PEOPLE).map((n) => ({
    id: personId(n),
    displayName: personName(n),
    userPrincipalName: personUpn(n),
    mail: personUpn(n),
    userType: 'Member',
    accountEnabled: true,
    department: 'Samples',
    jobTitle: 'Field engineer',
    officeLocation: 'Oulu 2',
    usageLocation: 'FI',
    createdDateTime: '2020-01-01T00:00:00Z',
    lastPasswordChangeDateTime: '2025-12-01T00:00:00Z',
  }));
  const everybody = people.map((person) => person.id);
  return {
    tenantId: TENANT,
    users: [...operators, ...people],
    groups: [
      group(
        0,
        'Operators',
        operators.map((operator) => operator.id),
      ),
      group(1, 'Scope', everybody),
      ...range(12).map((n) => group(2 + n, `Sample group ${n}`, everybody)),
    ],
    directoryRoles: [],
    teams: [],
    devices: people.map((person, n) => ({
      id: id('dd00', n),
      deviceId: id('dddd', n),
      displayName: `SAMPLE-${n}`,
      ownerId: person.id,
      operatingSystem: 'iOS',
    })),
    managedDevices: people.flatMap((person, n) => [0, 1, 2].map((k) => managedDevice(person.id, n, k))),
    roleDefinitions: [
      {
        id: id('eeee', 1),
        displayName: 'Help Desk Operator',
        isBuiltIn: true,
        rolePermissions: [
          {
            resourceActions: [
              {
                allowedResourceActions: [
                  'Microsoft.Intune_ManagedDevices_Read',
                  'Microsoft.Intune_RemoteTasks_RemoteLock',
                ],
                notAllowedResourceActions: [],
              },
            ],
          },
        ],
        roleAssignments: [
          {
            id: id('ffff', 1),
            displayName: 'Measured help desk',
            members: [id('cccc', 0)],
            resourceScopes: [id('cccc', 1)],
            scopeType: 'resourceScope',
          },
        ],
      },
    ],
    nav: Object.fromEntries(
      people.map((person) => [
        `users/${person.id}/licenseDetails`,
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

function managedDevice(userId: string, n: number, k: number) {
  return {
    id: id(`1${k}11`, n),
    userId,
    azureADDeviceId: k === 0 ? id('dddd', n) : id(`2${k}22`, n),
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
