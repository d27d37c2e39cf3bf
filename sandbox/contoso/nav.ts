import { approvalPolicies, approvalRequests } from './approvals.ts';
import { cases } from './cases/index.ts';
import { caseNav } from './case-nav.ts';
import { enrollmentConfigurations } from './devices/enrollment-configurations.ts';
import { EXCHANGE_PLAN, INTUNE_PLAN, SKU, TAGS } from './ids.ts';
import { managed } from './devices/devices.ts';
import { assignedToPhones } from './devices/assigned.ts';
import { deviceFindings } from './devices/findings.ts';
import { compliancePolicies } from './devices/compliance-policies.ts';
import { updatePolicies } from './devices/update-policies.ts';
import { appProtection } from './people/app-protection.ts';
import { signIns } from './people/sign-ins.ts';
import { makeKeys } from './devices/keys.ts';
import { MANAGERS, managerEntity } from './people/managers.ts';
import { idOf, PEOPLE } from './people/people.ts';
import type { Json, Row } from './row.ts';
import { failure, policy, setting } from './devices/states.ts';
import { UNLICENSED } from './people/users.ts';

const license = (n: number, intuneStatus: string): Json => [
  {
    id: `sample-license-${n}`,
    skuId: SKU,
    skuPartNumber: 'SPE_E3',
    servicePlans: [
      {
        servicePlanId: INTUNE_PLAN,
        servicePlanName: 'INTUNE_A',
        provisioningStatus: intuneStatus,
        appliesTo: 'User',
      },
      {
        servicePlanId: EXCHANGE_PLAN,
        servicePlanName: 'EXCHANGE_S_ENTERPRISE',
        provisioningStatus: 'Success',
        appliesTo: 'User',
      },
    ],
  },
];

const bitLocker = setting('Windows10CompliancePolicy.BitLockerEnabled', 'nonCompliant', 'false');

const complianceSettings = {
  deviceComplianceCheckinThresholdDays: 30,
  isScheduledActionEnabled: true,
  // a device without a policy isn't compliant
  secureByDefault: true,
};

/** Which apps somebody is to have on a device, as beta tells it. */
const apps = (device: string, mobileAppList: Row[]): Row => ({
  id: managed(device),
  managedDeviceIdentifier: managed(device),
  userId: idOf('person.one'),
  mobileAppList,
});

const app = (n: number, displayName: string, installState: string, mobileAppIntent: string): Row => ({
  applicationId: `sample-app-${n}`,
  displayName,
  displayVersion: `${n}.0`,
  mobileAppIntent,
  installState,
  supportedDeviceTypes: [],
});

/** The bot's own app, and somebody who doesn't have it in Teams. */
const botApp: Row = {
  'appCatalogs/teamsApps': [
    {
      id: 'c0ffee00-0000-4000-8000-0000000000b1',
      externalId: 'c0ffee00-0000-4000-8000-0000000000b0',
      displayName: 'Help Desk',
      distributionMethod: 'organization',
    },
  ],
  [`users/${idOf('sampo.laine')}/teamwork/installedApps`]: [],
};

/** Failures and policy states. */
const findings: Row = {
  [`users/${idOf('noel.nolicense')}/deviceManagementTroubleshootingEvents`]: [
    failure(1, 'noel.nolicense', 'Android', '14', 'authorization', 'UserLicenseTypeInvalid'),
    failure(2, 'noel.nolicense', 'Android', '14', 'userValidation', 'UserNotLicensed'),
  ],
  [`users/${idOf('person.one')}/deviceManagementTroubleshootingEvents`]: [
    failure(3, 'person.one', 'iOS', '17.5.1', 'enrollmentRestrictionsEnforced', 'DeviceCapReached'),
  ],
  [`managedDevices/${managed('PERSON-LAPTOP')}/deviceCompliancePolicyStates`]: [
    policy(1, 'Require BitLocker', 'windows10AndLater', 'nonCompliant', [bitLocker]),
    policy(2, 'Windows baseline', 'windows10AndLater', 'compliant'),
  ],
  [`managedDevices/${managed('PERSON-LAPTOP')}/deviceConfigurationStates`]: [
    policy(3, 'Corporate Wi-Fi', 'windows10AndLater', 'compliant'),
    policy(4, 'Disk encryption', 'windows10AndLater', 'error', [
      setting('BitLocker.RequireDeviceEncryption', 'error', null),
    ]),
  ],
  [`managedDevices/${managed('AINO-LAPTOP')}/deviceCompliancePolicyStates`]: [
    policy(9, 'Windows baseline', 'windows10AndLater', 'nonCompliant', [
      setting('Windows10CompliancePolicy.ActiveFirewallRequired', 'nonCompliant', 'false'),
    ]),
  ],
  [`managedDevices/${managed("Person's iPhone")}/deviceCompliancePolicyStates`]: [
    policy(5, 'iOS baseline', 'iOS', 'compliant'),
  ],
  [`managedDevices/${managed('Samina iPhone')}/deviceCompliancePolicyStates`]: [
    policy(6, 'iOS baseline', 'iOS', 'nonCompliant', [
      setting('IosCompliancePolicy.SecurityBlockJailbrokenDevices', 'nonCompliant', 'True'),
    ]),
  ],
  [`managedDevices/${managed('FIN-TOWER-2')}/deviceCompliancePolicyStates`]: [],
  [`users/${idOf('person.one')}/mobileAppIntentAndStates/${managed('PERSON-LAPTOP')}`]: apps(
    'PERSON-LAPTOP',
    [
      app(1, 'Company Portal', 'installed', 'requiredInstall'),
      app(2, 'Sample VPN', 'failed', 'requiredInstall'),
      app(3, 'Sample Office', 'pendingInstall', 'requiredAndAvailableInstall'),
    ],
  ),
  [`users/${idOf('person.one')}/mobileAppIntentAndStates/${managed("Person's iPhone")}`]: apps(
    "Person's iPhone",
    [
      app(4, 'Sample Mail', 'installed', 'requiredInstall'),
      app(5, 'Sample Travel', 'notInstalled', 'available'),
    ],
  ),
  [`users/${idOf('person.one')}/getManagedDevicesWithFailedOrPendingApps`]: [
    { deviceId: managed('PERSON-LAPTOP'), summarizedAppState: 'fail' },
  ],
};

const scopeTag = (id: string, displayName: string, description: string): Row => ({
  id,
  displayName,
  description,
  isBuiltIn: id === TAGS.default,
});

const scopeTags: Row[] = [
  scopeTag(TAGS.default, 'Default', ''),
  scopeTag(TAGS.research, 'Research', 'Devices of the research department'),
  scopeTag(TAGS.logistics, 'Logistics', 'Devices of the logistics department'),
];

const remediation = (n: number, displayName: string, description: string): Row => ({
  id: `5c819700-0000-4000-8000-${String(n).padStart(12, '0')}`,
  displayName,
  description,
  publisher: 'Contoso',
  isGlobalScript: false,
  roleScopeTagIds: [TAGS.default],
});

const remediations: Row[] = [
  remediation(1, 'Restart the print spooler', 'Starts the spooler again if it hangs'),
  remediation(2, 'Clear the Teams cache', 'Empties the cache of Teams if it is larger than a gigabyte'),
];

/** Of those for whom Intune's plan isn't on. */
const PLAN_STATES: ReadonlyMap<string, string> = new Map([
  ['samuel.osei', 'PendingProvisioning'],
  ['alex.kim3', 'Disabled'],
  ...cases.flatMap(({ key, license: state }): [string, string][] => (state ? [[key, state]] : [])),
]);

/** All navigations of users and devices, and the scope tags. */
export function makeNav(): Row {
  const nav: Row = {};
  for (const [reports, manager] of MANAGERS) {
    for (const key of reports) nav[`users/${idOf(key)}/manager`] = managerEntity(manager);
  }
  PEOPLE.forEach(([key], n) => {
    nav[`users/${idOf(key)}/licenseDetails`] = UNLICENSED.has(key)
      ? []
      : license(n + 1, PLAN_STATES.get(key) ?? 'Success');
  });
  return {
    ...nav,
    ...botApp,
    ...findings,
    ...caseNav(),
    ...deviceFindings(),
    ...assignedToPhones(),
    ...appProtection(),
    ...signIns(),
    ...compliancePolicies,
    ...updatePolicies,
    ...makeKeys(),
    deviceManagement: { settings: complianceSettings },
    'deviceManagement/deviceEnrollmentConfigurations': enrollmentConfigurations,
    'deviceManagement/roleScopeTags': scopeTags,
    'deviceManagement/deviceHealthScripts': remediations,
    'deviceManagement/operationApprovalPolicies': approvalPolicies,
    'deviceManagement/operationApprovalRequests': approvalRequests,
  };
}
