import type { Entity, ManagedDevice, TenantData } from '../../sandbox/graph/types.ts';
import { APP, REMEDIATION } from './action-values.ts';
import { actionRows, fullName } from './action-rows.ts';
import type { Json } from './channel.ts';
import { deviceId, entraId, groupId, people, smallTenant, userId } from './tenant.ts';

/** Template ids of Entra's roles, from Microsoft's page of built-in roles and not from the bot. */
export const ENTRA_ROLES = {
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Intune Administrator': '3a2c62db-5318-420d-8d74-23affee5d9d5',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Security Operator': '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
} as const;

const permissions = [...new Set(actionRows.map(({ permission }) => permission))];

/** Operators of all devices: one with a single permission, one with all others. They are in the tenants of tests that name them. */
export const onlyMay = (permission: string): string => userId(500 + permissions.indexOf(permission));
export const mayAllBut = (permission: string): string => userId(600 + permissions.indexOf(permission));
/** The operator with all permissions for all devices. */
export const mayAll = people.operatorOfAll;

/** The Entra role that `mayAll` holds. It may see recovery keys and local admin passwords. */
export const entraRole = '99990000-0000-4000-8000-000000000002';

const operator = (id: string, n: number, allowed: readonly string[], without: readonly string[]) => {
  const [group, name] = [groupId(n), `Operator ${n}`];
  return {
    user: { id, displayName: name, userPrincipalName: `operator.${n}@contoso.example`, accountEnabled: true },
    group: { id: group, displayName: `Operators ${n}`, securityEnabled: true, members: [id] },
    role: {
      id: groupId(n + 1_000),
      displayName: `Role ${n}`,
      isBuiltIn: false,
      rolePermissions: [
        {
          resourceActions: [
            {
              allowedResourceActions: ['Microsoft.Intune_ManagedDevices_Read', ...allowed],
              notAllowedResourceActions: [...without],
            },
          ],
        },
      ],
      roleAssignments: [
        {
          id: groupId(n + 2_000),
          displayName: `Assignment ${n}`,
          members: [group],
          resourceScopes: [],
          scopeType: 'allDevicesAndLicensedUsers',
        },
      ],
    },
  };
};

const all = permissions.map(fullName);

/**
 * The small tenant with `devices` that belong to one person, with the operator who may do all, and with those of the others that a test needs:
 * at each Confirm the bot reads the assignments of all of them.
 */
export function actionTenant(devices: readonly ManagedDevice[], others: readonly string[] = []): TenantData {
  const data = smallTenant();
  const operators = [
    ...permissions.map((one, n) => operator(onlyMay(one), 500 + n, [fullName(one)], [])),
    ...permissions.map((one, n) => operator(mayAllBut(one), 600 + n, all, [fullName(one)])),
    operator(mayAll, 700, all, []),
  ].filter(({ user }) => user.id === mayAll || others.includes(user.id));
  const members = operators.map(({ user }) => user).filter(({ id }) => id !== mayAll);
  data.users.push(...members.map((user): Entity => ({ ...user, userType: 'Member' })));
  data.groups.push(...operators.map(({ group }) => ({ ...group, groupTypes: [] })));
  data.roleDefinitions.push(...operators.map(({ role }) => role));
  data.directoryRoles.push({
    id: entraRole,
    displayName: 'Cloud Device Administrator',
    roleTemplateId: '7698a772-787b-4ac8-901f-60d6b08affd2',
    members: [mayAll],
  });
  data.managedDevices.push(...devices);
  data.nav['deviceManagement/deviceHealthScripts'] = [{ id: REMEDIATION, displayName: 'Sample remediation' }];
  for (const { id, userId } of devices)
    data.nav[`users/${String(userId)}/mobileAppIntentAndStates/${id}`] = {
      id,
      managedDeviceIdentifier: id,
      userId,
      mobileAppList: [appOf(APP, 'Sample app')],
    };
  data.nav['deviceAppManagement/mobileApps'] = [{ id: APP, displayName: 'Sample app' }];
  return data;
}

/** An app that somebody is to have and has (Graph beta, mobileAppIntentAndStateDetail). */
export const appOf = (applicationId: string, displayName: string, over: Json = {}): Json => ({
  applicationId,
  displayName,
  displayVersion: '1.0',
  mobileAppIntent: 'requiredInstall',
  installState: 'installed',
  ...over,
});

/** A device for a single test. */
export function deviceFor(n: number, deviceName: string, facts: Json): ManagedDevice {
  return {
    id: deviceId(n),
    azureADDeviceId: entraId(n),
    userId: people.aino,
    deviceName,
    serialNumber: `SERIAL-${n}`,
    managementAgent: 'mdm',
    managementState: 'managed',
    complianceState: 'compliant',
    lastSyncDateTime: '2026-01-01T08:00:00Z',
    deviceActionResults: [],
    ...facts,
  };
}
