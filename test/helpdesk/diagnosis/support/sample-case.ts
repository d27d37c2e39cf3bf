import type { DeviceFacts, Facts, PersonFacts } from '../../../../bot/helpdesk/diagnosis/facts.ts';
import type { RuleContext } from '../../../../bot/helpdesk/diagnosis/rule.ts';
import { DEFAULT_THRESHOLDS } from '../../../../bot/helpdesk/diagnosis/thresholds.ts';
import type { ManagedDevice } from '../../../../bot/helpdesk/contracts/model.ts';
import type { PolicyState, SettingState } from '../../../../bot/helpdesk/contracts/graph/troubleshooting.ts';
import { managedDevice } from '../../../support/samples.ts';

const NOW = new Date('2026-03-01T12:00:00.000Z');
export const context: RuleContext = { now: NOW, thresholds: DEFAULT_THRESHOLDS };

/** Negative: in the future. */
export const daysAgo = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString();

/** A person with one healthy laptop and one healthy phone. A test changes what it is about. */
export interface SampleCase extends PersonFacts {
  devices: ManagedDevice[];
  ofDevice: Map<string, DeviceFacts>;
}

const healthyDevice = (over: Partial<ManagedDevice>): ManagedDevice =>
  managedDevice({
    serialNumber: `SERIAL-${over.id ?? ''}`,
    complianceState: 'compliant',
    isEncrypted: true,
    jailBroken: 'False',
    lastSyncDateTime: daysAgo(0.1),
    enrolledDateTime: daysAgo(200),
    managementCertificateExpirationDate: daysAgo(-200),
    deviceRegistrationState: 'registered',
    partnerReportedThreatState: 'secured',
    exchangeAccessState: 'none',
    exchangeAccessStateReason: 'none',
    totalStorageSpaceInBytes: 100e9,
    freeStorageSpaceInBytes: 60e9,
    ...over,
  });

export function healthy(): SampleCase {
  const devices = [
    healthyDevice({
      id: 'laptop',
      deviceName: 'SAMPLE-LAPTOP',
      azureADDeviceId: 'entra-laptop',
      operatingSystem: 'Windows',
    }),
    healthyDevice({ id: 'phone', deviceName: 'SAMPLE-PHONE', azureADDeviceId: 'entra-phone' }),
  ];
  return {
    account: {
      id: 'person-1',
      displayName: 'Person One',
      userPrincipalName: 'person.one@contoso.example',
      accountEnabled: true,
      usageLocation: 'FI',
      lastPasswordChangeDateTime: daysAgo(40),
      onPremisesSyncEnabled: true,
      onPremisesLastSyncDateTime: daysAgo(0.02),
      licenseErrors: [],
    },
    license: { state: 'active', plan: 'INTUNE_A' },
    groups: {
      items: [
        {
          id: 'group-1',
          displayName: 'Field people',
          direct: true,
          dynamic: false,
          microsoft365: false,
          securityEnabled: true,
        },
      ],
      total: 1,
      exact: true,
    },
    devices,
    entra: devices.map(({ azureADDeviceId }) => ({
      id: `object-${azureADDeviceId ?? ''}`,
      deviceId: azureADDeviceId,
      displayName: 'SAMPLE',
      accountEnabled: true,
      isCompliant: true,
    })),
    failures: [],
    directoryRoles: [],
    tenant: { checkInDays: 30 },
    limits: [{ priority: 0, limit: 5, everyone: true, groupIds: [] }],
    ofDevice: new Map(devices.map(({ id }) => [id, { policies: [], results: [] }])),
  };
}

/** The case as the rules get it: every part was read. */
export function factsOf({ ofDevice, ...person }: SampleCase): Facts {
  const read = <T>(value: T) => ({ ok: true as const, value });
  return {
    person: {
      account: read(person.account),
      license: read(person.license),
      groups: read(person.groups),
      devices: read(person.devices),
      entra: read(person.entra),
      failures: read(person.failures),
      directoryRoles: read(person.directoryRoles),
      tenant: read(person.tenant),
      limits: read(person.limits),
    },
    ofDevice: new Map(
      [...ofDevice].map(([id, { policies, results }]) => [
        id,
        { policies: read(policies), results: read(results) },
      ]),
    ),
  };
}

export function policyWith(...settings: SettingState[]): PolicyState {
  return { id: 'policy-1', name: 'Sample baseline', state: 'nonCompliant', settings };
}
