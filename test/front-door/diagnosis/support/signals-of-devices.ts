import type { Weight } from '../../../../sandbox/contoso/cases/case.ts';
import type { ManagedDevice } from '../../../../sandbox/graph/types.ts';
import type { RuleId } from '../../../../bot/helpdesk/diagnosis/table.ts';
import type { Draw, Patient, SickDevice } from './patient.ts';
import { daysAgo, healthyDevice } from './patient.ts';
import type { Mending, PersonSignal, ReadPart } from './signals-of-persons.ts';

export interface DeviceSignal extends Omit<PersonSignal, 'show'>, Mending {
  /** The system that it needs; without it, any. */
  on?: string;
  show: (device: SickDevice, draw: Draw, patient: Patient) => void;
}

type Fields = Partial<ManagedDevice> | ((draw: Draw) => Partial<ManagedDevice>);

/** Something that the device's own record says. */
const record = (
  cause: RuleId,
  weight: Weight,
  slot: string,
  fields: Fields,
  more: Partial<DeviceSignal> = {},
): DeviceSignal => ({
  cause,
  weight,
  slots: [slot],
  seenIn: ['devices'] as readonly ReadPart[],
  show: ({ managed }, draw) => Object.assign(managed, typeof fields === 'function' ? fields(draw) : fields),
  ...more,
});

const SYNC = { mendedBy: 'Sync' } as const;

const twin = (cause: RuleId, weight: Weight, days: [from: number, to: number]): DeviceSignal => ({
  cause,
  weight,
  slots: ['serial', 'check-in'],
  seenIn: ['devices'] as const,
  show(device, draw, patient) {
    device.managed.lastSyncDateTime = daysAgo(0.1);
    const other = healthyDevice(draw, patient.user.id);
    const serialNumber = `WARD-TWIN-${String(device.managed.deviceName)}`;
    device.managed.serialNumber = serialNumber;
    const lastSyncDateTime = daysAgo(draw.number(...days));
    Object.assign(other.managed, { serialNumber, lastSyncDateTime, operatingSystem: 'Windows' });
    patient.devices.push(other);
  },
});

const setting = (name: string, state: string, more: object = {}) => ({
  setting: `SampleCompliancePolicy.${name}`,
  settingName: null,
  state,
  currentValue: null,
  errorCode: 0,
  errorDescription: '',
  userName: 'Ward Person',
  userPrincipalName: 'ward@contoso.example',
  ...more,
});

const forSystem = { userName: 'System account', userPrincipalName: '' };

/** A policy that the device doesn't meet. The device isn't compliant then. */
const policy = (
  cause: RuleId,
  settings: (draw: Draw) => object[],
  more: Partial<DeviceSignal> = {},
): DeviceSignal => ({
  cause,
  weight: 6 as const,
  slots: ['compliance'],
  seenIn: ['devices', 'policies'] as const,
  show(device, draw) {
    device.managed.complianceState = draw.one(['noncompliant', 'noncompliant', 'error']);
    device.managed.isEncrypted = true;
    device.entra.isCompliant = false;
    device.policies.push({
      id: `policy of ${cause}`,
      displayName: 'Ward baseline',
      state: 'nonCompliant',
      settingStates: settings(draw),
    });
  },
  ...more,
});

const failing = (name: string) => (draw: Draw) => [
  ...(draw.chance(0.5) ? [setting('SecureBootEnabled', 'compliant')] : []),
  setting(name, 'nonCompliant'),
  // one row a setting and user
  ...(draw.chance(0.3) ? [setting(name, 'nonCompliant', { userName: 'Another person' })] : []),
];

const withCode = (errorCode: number) => (draw: Draw) => [
  ...(draw.chance(0.3) ? [setting('PasswordRequired', 'nonCompliant', forSystem)] : []),
  setting('PasswordRequired', 'error', { errorCode }),
];

/** A device that Entra and Intune treat as not compliant, for reasons of which no policy tells more. */
const state = (cause: RuleId, weight: Weight, complianceState: string, more: Partial<DeviceSignal> = {}) =>
  record(cause, weight, 'compliance', { complianceState, isEncrypted: true }, more);

export const SIGNALS_OF_DEVICES: readonly DeviceSignal[] = [
  record('registrationKeyConflict', 3, 'registration', { deviceRegistrationState: 'keyConflict' }),
  record('registrationRevoked', 3, 'registration', { deviceRegistrationState: 'revoked' }),
  {
    cause: 'entraDeviceDisabled',
    weight: 3,
    slots: ['entra'],
    seenIn: ['entra', 'devices'],
    show: ({ entra }) => void (entra.accountEnabled = false),
  },
  {
    cause: 'entraNotCompliant',
    weight: 7,
    slots: ['compliance'],
    seenIn: ['entra', 'devices'],
    ...SYNC,
    show: ({ entra }) => void (entra.isCompliant = false),
  },
  record('leaving', 3, 'management', (draw) => ({
    managementState: draw.one([
      'retirePending',
      'retireIssued',
      'wipePending',
      'wipeIssued',
      'deletePending',
    ]),
  })),
  record('leavingFailed', 8, 'management', (draw) => ({
    managementState: draw.one(['retireFailed', 'wipeFailed']),
  })),
  record('unhealthy', 8, 'management', { managementState: 'unhealthy' }, SYNC),
  record('certificateExpired', 4, 'certificate', (draw) => ({
    managementCertificateExpirationDate: daysAgo(draw.number(0.1, 200)),
  })),
  record(
    'certificateExpiresSoon',
    8,
    'certificate',
    (draw) => ({ managementCertificateExpirationDate: daysAgo(-draw.number(0.1, 29)) }),
    SYNC,
  ),
  record(
    'neverCheckedIn',
    4,
    'check-in',
    (draw) => ({ lastSyncDateTime: draw.one([null, '0001-01-01T00:00:00Z', '']) }),
    SYNC,
  ),
  record(
    'notCheckedIn',
    4,
    'check-in',
    (draw) => ({ lastSyncDateTime: daysAgo(draw.number(30.1, 500)) }),
    SYNC,
  ),
  twin('staleDuplicate', 9, [15, 300]),
  twin('sameSerialTwice', 8, [0.5, 5]),
  {
    cause: 'actionPending',
    weight: 8,
    slots: ['check-in'],
    seenIn: ['devices'],
    show: ({ managed }, draw) =>
      Object.assign(managed, {
        lastSyncDateTime: daysAgo(draw.number(2, 20)),
        deviceActionResults: [
          {
            actionName: draw.one(['rebootNow', 'syncDevice', 'remoteLock']),
            actionState: draw.one(['pending', 'active']),
            startDateTime: daysAgo(draw.number(1.1, 1.9)),
          },
        ],
      }),
  },
  record('jailbroken', 5, 'jailbreak', (draw) => ({ jailBroken: draw.one(['True', 'true']) })),
  record(
    'threatFound',
    5,
    'threat',
    (draw) => ({ partnerReportedThreatState: draw.one(['mediumSeverity', 'highSeverity', 'compromised']) }),
    { mendedBy: 'Quick scan' },
  ),
  record('threatAgentSilent', 8, 'threat', { partnerReportedThreatState: 'unresponsive' }),
  record('notEncrypted', 6, 'compliance', { complianceState: 'noncompliant', isEncrypted: false }, SYNC),
  record(
    'exchangeBlocked',
    7,
    'exchange',
    (draw) => ({
      exchangeAccessState: draw.one(['blocked', 'quarantined']),
      exchangeAccessStateReason: draw.one(['notEnrolled', 'mfaRequired', 'compromisedPassword', 'other']),
    }),
    SYNC,
  ),
  record('storageLow', 8, 'storage', (draw) => ({
    totalStorageSpaceInBytes: 64e9,
    freeStorageSpaceInBytes: Math.round(draw.number(0, 3)) * 1e9,
  })),
  state('notCompliant', 6, 'noncompliant', SYNC),
  state('complianceError', 6, 'error', SYNC),
  state('complianceConflict', 6, 'conflict'),
  state('coManaged', 9, 'configManager'),
  record(
    'inGracePeriod',
    8,
    'compliance',
    (draw) => ({
      complianceState: 'inGracePeriod',
      isEncrypted: true,
      complianceGracePeriodExpirationDateTime: daysAgo(-draw.number(0.1, 9)),
    }),
    SYNC,
  ),
  record(
    'notEvaluated',
    8,
    'compliance',
    { complianceState: 'unknown', enrolledDateTime: daysAgo(40) },
    SYNC,
  ),
  record(
    'justEnrolled',
    9,
    'compliance',
    (draw) => ({ complianceState: 'unknown', enrolledDateTime: daysAgo(draw.number(0.05, 0.9)) }),
    // whoever enrolled a device since has overcome a failure
    { ...SYNC, personSlots: ['failure'] },
  ),
  policy('osTooOld', (draw) => failing(draw.one(['OsMinimumVersion', 'MobileOsMinimumVersion']))(draw), SYNC),
  policy('enrolledUserGone', failing('RequireUserExistence')),
  policy('noCompliancePolicy', failing('RequireDeviceCompliancePolicyAssigned')),
  policy('inactive', failing('RequireRemainContact'), SYNC),
  policy(
    'settingFails',
    (draw) => failing(draw.one(['PasswordRequired', 'TpmRequired', 'BitLockerEnabled']))(draw),
    SYNC,
  ),
  policy('settingError', (draw) => withCode(draw.one([-2016281110, -2016345612, 42]))(draw), SYNC),
  policy('remediationFailed', withCode(-2016281112), SYNC),
  policy('settingNotApplicable', withCode(-2016281111)),
  policy('appleDeviceBusy', withCode(-2016341112), { ...SYNC, on: 'iOS' }),
  policy(
    'systemAccountOnly',
    () => [
      setting('SecureBootEnabled', 'compliant'),
      setting('SecureBootEnabled', 'nonCompliant', forSystem),
    ],
    { ...SYNC, on: 'Windows' },
  ),
];
