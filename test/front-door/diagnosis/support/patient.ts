import type { Device, Entity, ManagedDevice } from '../../../../sandbox/graph/types.ts';
import type { Json } from '../../../support/channel.ts';
import { shuffled } from '../../../../sandbox/graph/random.ts';

/** Dates are counted from here. */
export const NOW = Date.now();
const DAY = 86_400_000;
export const daysAgo = (days: number): string => new Date(NOW - days * DAY).toISOString();

/** Numbers and choices drawn at random; the seed is in the test's title. */
export class Draw {
  constructor(private readonly random: () => number) {}

  number(from: number, to: number): number {
    return from + this.random() * (to - from);
  }

  chance(of: number): boolean {
    return this.random() < of;
  }

  one<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.random() * from.length)];
    if (found === undefined) throw new Error('nothing to draw from');
    return found;
  }

  some<T>(from: readonly T[], count: number): T[] {
    return shuffled(from, this.random).slice(0, count);
  }
}

/** A device as Graph has it: in Intune, in Entra, and its compliance policies. */
export interface SickDevice {
  managed: ManagedDevice;
  entra: Device;
  policies: Json[];
}

/** A person as Graph has them. */
export interface Patient {
  user: Entity;
  licenses: Json[];
  failures: Json[];
  devices: SickDevice[];
  /** Of which groups and Entra roles they are a member, by the names in the ward. */
  memberOf: Set<string>;
}

const hex = (kind: string, n: number) => `${kind}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

/** An enrolled machine, by what Intune calls its system. */
const MACHINES = [
  { operatingSystem: 'Windows', osVersion: '10.0.22631.4460', managementAgent: 'mdm' },
  { operatingSystem: 'Windows', osVersion: '10.0.19045.5131', managementAgent: 'mdm' },
  { operatingSystem: 'Windows', osVersion: '10.0.26100.2314', managementAgent: 'mdm' },
  { operatingSystem: 'iOS', osVersion: '18.1.1', managementAgent: 'mdm', isSupervised: true },
  { operatingSystem: 'iPadOS', osVersion: '18.1', managementAgent: 'mdm', isSupervised: true },
  { operatingSystem: 'macOS', osVersion: '15.1', managementAgent: 'mdm' },
  { operatingSystem: 'Android', osVersion: '15', managementAgent: 'googleCloudDevicePolicyController' },
  { operatingSystem: 'Linux', osVersion: '24.04', managementAgent: 'mdm' },
  { operatingSystem: 'ChromeOS', osVersion: '131', managementAgent: 'unknown' },
];

let made = 0;

export function healthyDevice(draw: Draw, userId: string): SickDevice {
  const n = (made += 1);
  const enrolledDateTime = daysAgo(draw.number(60, 900));
  const lastSyncDateTime = daysAgo(draw.number(0.01, 0.4));
  const deviceName = `WARD-${n}`;
  return {
    managed: {
      id: hex('77000000', n),
      userId,
      azureADDeviceId: hex('77110000', n),
      deviceName,
      ...draw.one(MACHINES),
      serialNumber: `WARD-SERIAL-${n}`,
      managedDeviceOwnerType: draw.one(['company', 'personal']),
      managementState: 'managed',
      deviceRegistrationState: 'registered',
      complianceState: 'compliant',
      complianceGracePeriodExpirationDateTime: '9999-12-31T23:59:59Z',
      isEncrypted: true,
      jailBroken: 'False',
      enrolledDateTime,
      lastSyncDateTime,
      exchangeAccessState: 'none',
      exchangeAccessStateReason: 'none',
      exchangeLastSuccessfulSyncDateTime: '0001-01-01T00:00:00Z',
      managementCertificateExpirationDate: daysAgo(-draw.number(60, 360)),
      partnerReportedThreatState: 'secured',
      totalStorageSpaceInBytes: 100e9,
      freeStorageSpaceInBytes: Math.round(draw.number(20, 90)) * 1e9,
      deviceActionResults: [],
    },
    entra: {
      id: hex('77220000', n),
      deviceId: hex('77110000', n),
      displayName: deviceName,
      ownerId: userId,
      accountEnabled: true,
      isManaged: true,
      isCompliant: true,
      trustType: 'AzureAd',
    },
    policies: [],
  };
}

const license = (...plans: [name: string, state: string][]): Json => ({
  id: `license of ${plans.join()}`,
  skuId: hex('77330000', 1),
  skuPartNumber: 'SAMPLE_SKU',
  servicePlans: plans.map(([servicePlanName, provisioningStatus], n) => ({
    servicePlanId: hex('77340000', n),
    servicePlanName,
    provisioningStatus,
    appliesTo: 'User',
  })),
});

export const withIntune = (state: string): Json => license(['EXCHANGE_S', 'Success'], ['INTUNE_A', state]);
export const withoutIntune = (): Json => license(['EXCHANGE_S', 'Success']);

export function healthyPerson(draw: Draw, n: number): Patient {
  const id = hex('77440000', n);
  const synced = draw.chance(0.4);
  const user: Entity = {
    id,
    displayName: `Ward Person ${n}`,
    userPrincipalName: `ward${n}@contoso.example`,
    mail: `ward${n}@contoso.example`,
    userType: 'Member',
    accountEnabled: true,
    usageLocation: 'FI',
    department: 'Ward',
    passwordPolicies: null,
    lastPasswordChangeDateTime: daysAgo(draw.number(1, 300)),
    onPremisesSyncEnabled: synced ? true : null,
    onPremisesLastSyncDateTime: synced ? daysAgo(0.02) : null,
    licenseAssignmentStates: [{ skuId: hex('77330000', 1), state: 'Active', error: 'None' }],
  };
  const count = Math.round(draw.number(1, 3));
  return {
    user,
    licenses: [withIntune('Success')],
    failures: [],
    devices: Array.from({ length: count }, () => healthyDevice(draw, id)),
    memberOf: new Set(['everybody']),
  };
}

/** What Graph may leave out or say in another way without anything being wrong. */
const HARMLESS: readonly ((draw: Draw, patient: Patient) => void)[] = [
  (draw, { devices }) => leaveOut(draw, draw.one(devices).managed),
  (draw, { devices }) => leaveOut(draw, draw.one(devices).managed),
  (draw, { devices }) =>
    Object.assign(draw.one(devices).managed, {
      jailBroken: 'Unknown',
      partnerReportedThreatState: draw.one(['unknown', 'activated', 'lowSeverity', 'unknownFutureValue']),
    }),
  (draw, { devices }) => Object.assign(draw.one(devices).managed, { isEncrypted: false }),
  (draw, { devices }) =>
    Object.assign(draw.one(devices).managed, { lastSyncDateTime: daysAgo(draw.number(20, 29.9)) }),
  (_draw, { devices }) => {
    for (const { managed } of devices) managed.serialNumber = 'To be filled by O.E.M.';
  },
  (draw, { user }) =>
    Object.assign(user, {
      passwordPolicies: 'DisablePasswordExpiration, DisableStrongPassword',
      lastPasswordChangeDateTime: daysAgo(draw.number(800, 3000)),
    }),
  (_draw, { user }) =>
    Object.assign(user, {
      licenseAssignmentStates: [
        { skuId: hex('77330000', 2), state: 'Error', error: 'CountViolation' },
        { skuId: hex('77330000', 1), state: 'Active', error: 'None' },
      ],
    }),
  (draw, patient) => void patient.failures.push(failure(draw.number(400, 900), 'authentication', 'LongAgo')),
  (draw, { devices }) =>
    void draw
      .one(devices)
      .policies.push({ id: 'idle', displayName: 'Other platform', state: 'notApplicable' }),
  (draw, { devices }) =>
    Object.assign(draw.one(devices).managed, {
      deviceActionResults: [
        {
          actionName: 'syncDevice',
          actionState: 'done',
          startDateTime: daysAgo(4),
          lastUpdatedDateTime: daysAgo(4),
        },
      ],
    }),
];

const DISPENSABLE = [
  ...['jailBroken', 'isEncrypted', 'exchangeAccessState', 'exchangeAccessStateReason', 'isSupervised'],
  ...['managementCertificateExpirationDate', 'partnerReportedThreatState', 'totalStorageSpaceInBytes'],
  ...['freeStorageSpaceInBytes', 'deviceRegistrationState', 'serialNumber', 'enrolledDateTime', 'osVersion'],
];

function leaveOut(draw: Draw, managed: ManagedDevice): void {
  const field = draw.one(DISPENSABLE);
  managed[field] = draw.chance(0.5) ? null : undefined;
}

/** Things that only look ill. They are drawn before anything is made wrong, so a signal replaces what it needs. */
export function lookIll(draw: Draw, patient: Patient): void {
  for (const change of draw.some(HARMLESS, Math.floor(draw.number(0, 4)))) change(draw, patient);
}

export const failure = (
  days: number,
  failureCategory: string | null,
  failureReason: string | null,
): Json => ({
  '@odata.type': '#microsoft.graph.enrollmentTroubleshootingEvent',
  id: `failure ${days}`,
  eventDateTime: daysAgo(days),
  operatingSystem: 'iOS',
  osVersion: '18',
  failureCategory,
  failureReason,
});
