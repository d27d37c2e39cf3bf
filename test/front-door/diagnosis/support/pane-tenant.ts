import type { TenantData } from '../../../../sandbox/graph/types.ts';
import { groups, people, smallTenant } from '../../../support/tenant.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000 - 60_000).toISOString();
const sku = (n: number) => `11110000-0000-4000-8000-00000000000${n}`;

/** Aino has apps under protection, licenses and update policies, with something wrong in each. */
export function paneTenant(): TenantData {
  const data = smallTenant();
  const aino = `users/${people.aino}`;
  const app = (n: number, appIdentifier: object, over: object = {}) => ({
    '@odata.type': '#microsoft.graph.iosManagedAppRegistration',
    id: `a${n}`,
    appIdentifier,
    deviceName: 'Sample phone',
    platformVersion: '17',
    flaggedReasons: ['none'],
    ...over,
  });
  const outlook = { bundleId: 'com.microsoft.Office.Outlook' };
  data.nav = {
    ...data.nav,
    [`${aino}/managedAppRegistrations`]: [
      ...Array.from({ length: 9 }, (_, n) => app(n, outlook)),
      app(
        9,
        { packageId: 'com.microsoft.emmx' },
        {
          '@odata.type': '#microsoft.graph.androidManagedAppRegistration',
          platformVersion: '14',
          flaggedReasons: ['rootedDevice'],
        },
      ),
    ],
    [`${aino}/getManagedAppDiagnosticStatuses`]: [
      { validationName: 'User license', state: 'Pass', mitigationInstruction: '' },
      { validationName: 'Policy delivery', state: 'Warning', mitigationInstruction: 'Sample remedy' },
    ],
    [`${aino}/licenseDetails`]: [
      license(1, 'SPE_E3', 'Disabled', 'Success'),
      license(2, 'EMS', 'Success', 'Disabled'),
    ],
    ...updates(),
  };
  const user = data.users.find(({ id }) => id === people.aino);
  Object.assign(user ?? {}, {
    licenseAssignmentStates: [
      { skuId: sku(1), assignedByGroup: null, state: 'Active', error: 'None' },
      {
        skuId: sku(3),
        assignedByGroup: 'bbbb0000-0000-4000-8000-000000000016',
        state: 'Error',
        error: 'CountViolation',
      },
    ],
  });
  return data;
}

const license = (n: number, skuPartNumber: string, intune: string, exchange: string) => ({
  id: `license-${n}`,
  skuId: sku(n),
  skuPartNumber,
  servicePlans: [plan(1, 'INTUNE_A', intune), plan(2, 'EXCHANGE_S_ENTERPRISE', exchange)],
});

const plan = (n: number, servicePlanName: string, provisioningStatus: string) => ({
  servicePlanId: `22220000-0000-4000-8000-00000000000${n}`,
  servicePlanName,
  provisioningStatus,
  appliesTo: 'User',
});

const to = (kind: string, groupId?: string) => ({
  id: `to ${kind} ${groupId ?? ''}`,
  target: { '@odata.type': `#microsoft.graph.${kind}AssignmentTarget`, ...(groupId && { groupId }) },
});

function updates() {
  const ring = (id: string, displayName: string, assignments: object[], over: object = {}) => ({
    '@odata.type': '#microsoft.graph.windowsUpdateForBusinessConfiguration',
    id,
    displayName,
    assignments,
    ...over,
  });
  return {
    'deviceManagement/deviceConfigurations': [
      ring('u1', 'Field ring', [to('group', groups.field)], {
        featureUpdatesDeferralPeriodInDays: 30,
        qualityUpdatesDeferralPeriodInDays: 1,
      }),
      // Aino is in it through a nested group
      ring('u2', 'Nested ring', [to('group', groups.nested)], {
        qualityUpdatesPaused: true,
        qualityUpdatesPauseExpiryDateTime: daysAgo(-21),
      }),
      ring('u3', 'Other people’s ring', [to('group', groups.bos)]),
      ring('u4', 'Excluded ring', [to('allLicensedUsers'), to('exclusionGroup', groups.field)]),
      {
        '@odata.type': '#microsoft.graph.windows10GeneralConfiguration',
        id: 'u5',
        displayName: 'Sample restrictions',
        assignments: [to('allDevices')],
      },
    ],
    'deviceManagement/windowsFeatureUpdateProfiles': [
      {
        id: 'u6',
        displayName: 'Old feature',
        assignments: [to('group', groups.field)],
        deployableContentDisplayName: 'Windows 11, version 22H2',
        endOfSupportDate: daysAgo(40),
      },
    ],
    'deviceManagement/windowsQualityUpdateProfiles': [
      { id: 'u7', displayName: 'All devices’ quality', assignments: [to('allDevices')] },
    ],
    'deviceManagement/windowsDriverUpdateProfiles': [
      { id: 'u8', displayName: 'Everyone’s drivers', assignments: [to('allLicensedUsers')] },
    ],
  };
}

/** What Intune’s own role has for them. Microsoft writes it so. */
export const COMPLIANCE = 'Microsoft.Intune_DeviceCompliancePolices_Read';
export const CONFIGURATIONS = 'Microsoft.Intune_DeviceConfigurations_Read';
export const MOBILE_APPS = 'Microsoft.Intune_MobileApps_Read';

/** Gives the Help Desk Operator role permissions of Intune. */
export function allowing(data: TenantData, permissions: readonly string[]): TenantData {
  const role = data.roleDefinitions.find(({ isBuiltIn }) => isBuiltIn) as unknown as {
    rolePermissions: { resourceActions: { allowedResourceActions: string[] }[] }[];
  };
  role.rolePermissions[0]?.resourceActions[0]?.allowedResourceActions.push(...permissions);
  return data;
}
