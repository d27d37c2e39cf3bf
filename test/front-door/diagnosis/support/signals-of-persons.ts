import type { RuleId } from '../../../../bot/helpdesk/diagnosis/table.ts';
import type { Weight } from '../../../../sandbox/contoso/cases/case.ts';
import type { Draw, Patient } from './patient.ts';
import { daysAgo, failure, withIntune, withoutIntune } from './patient.ts';

/** What Graph can answer apart from the rest, and what a card calls it. */
export type ReadPart =
  | 'account'
  /** Whether the account is enabled. */
  | 'enabled'
  | 'license'
  | 'failures'
  /** Entra roles, too. */
  | 'groups'
  | 'devices'
  | 'entra'
  | 'policies';

interface Signal {
  /** What the card has to call it. */
  cause: RuleId;
  weight: Weight;
  /** Of two signals with the same slot, only one can be drawn: they would change the same thing. Those of devices are per device. */
  slots: readonly string[];
  /** The same for the person, of a signal of a device. */
  personSlots?: readonly string[];
  /** Where it can be seen. */
  seenIn: readonly ReadPart[];
}

export interface PersonSignal extends Signal {
  show: (patient: Patient, draw: Draw) => void;
}

export interface Mending {
  /** The action that mends it, by its title on a button. */
  mendedBy?: 'Sync' | 'Quick scan';
}

const unlicensed = (patient: Patient, ...licenses: Patient['licenses']) => {
  patient.licenses = licenses;
  patient.user.licenseAssignmentStates = [];
};

const UNLICENSED = { slots: ['license'], weight: 2, seenIn: ['license'] } as const;

const refused = (cause: RuleId, category: string, reason: string): PersonSignal => ({
  cause,
  weight: 3,
  slots: ['failure'],
  seenIn: ['failures', 'devices'],
  show: (patient, draw) => void patient.failures.unshift(failure(draw.number(0.05, 20), category, reason)),
});

export const SIGNALS_OF_PERSONS: readonly PersonSignal[] = [
  {
    cause: 'accountDisabled',
    weight: 1,
    slots: ['enabled'],
    seenIn: ['enabled'],
    show: ({ user }) => void (user.accountEnabled = false),
  },
  { ...UNLICENSED, cause: 'noLicense', show: (patient) => unlicensed(patient) },
  { ...UNLICENSED, cause: 'noLicense', show: (patient) => unlicensed(patient, withoutIntune()) },
  {
    ...UNLICENSED,
    cause: 'licenseTurnedOff',
    show: (patient) => void (patient.licenses = [withIntune('Disabled')]),
  },
  {
    ...UNLICENSED,
    cause: 'usageLocationMissing',
    seenIn: ['license', 'account'],
    show(patient, draw) {
      unlicensed(patient, ...(draw.chance(0.5) ? [] : [withoutIntune()]));
      patient.user.usageLocation = draw.chance(0.5) ? null : '';
    },
  },
  {
    ...UNLICENSED,
    cause: 'licenseError',
    seenIn: ['license', 'account'],
    show(patient, draw) {
      patient.licenses = [];
      const error = draw.one([
        'CountViolation',
        'DependencyViolation',
        'MutuallyExclusiveViolation',
        'Other',
      ]);
      patient.user.licenseAssignmentStates = [{ skuId: 'sample', state: 'Error', error }];
    },
  },
  {
    ...UNLICENSED,
    cause: 'licensePending',
    weight: 8,
    show: (patient, draw) =>
      void (patient.licenses = [
        withIntune(draw.one(['PendingActivation', 'PendingInput', 'PendingProvisioning'])),
      ]),
  },
  {
    cause: 'passwordOld',
    weight: 8,
    slots: ['password'],
    seenIn: ['account'],
    show: ({ user }, draw) =>
      Object.assign(user, {
        lastPasswordChangeDateTime: daysAgo(draw.number(370, 2000)),
        passwordPolicies: null,
      }),
  },
  {
    cause: 'directorySyncStale',
    weight: 8,
    slots: ['sync'],
    seenIn: ['account'],
    show: ({ user }, draw) =>
      Object.assign(user, {
        onPremisesSyncEnabled: true,
        onPremisesLastSyncDateTime: daysAgo(draw.number(1.5, 90)),
      }),
  },
  {
    cause: 'privileged',
    weight: 9,
    slots: ['roles'],
    seenIn: ['groups'],
    show: ({ memberOf }) => void memberOf.add('a role'),
  },
  {
    cause: 'inNoGroup',
    weight: 9,
    slots: ['groups'],
    seenIn: ['groups'],
    show: ({ memberOf }) => void memberOf.delete('everybody'),
  },
  {
    cause: 'noDevices',
    weight: 9,
    slots: ['devices'],
    seenIn: ['devices', 'license'],
    show: (patient) => void (patient.devices = []),
  },
  {
    cause: 'deviceLimitFull',
    weight: 9,
    slots: ['groups', 'devices'],
    seenIn: ['devices', 'groups'],
    show: ({ memberOf, devices }) => void memberOf.add(`may have ${devices.length}`),
  },
  refused('deviceLimitReached', 'enrollmentRestrictionsEnforced', 'DeviceCapReached'),
  refused('entraQuotaReached', 'userValidation', 'DeviceQuotaExceeded'),
  refused('enrollmentAuthentication', 'authentication', 'AuthenticationFailed'),
  refused('enrollmentAuthorization', 'authorization', 'MdmAuthorizationFailed'),
  refused('enrollmentAccountValidation', 'accountValidation', 'AccountNotOnboarded'),
  refused('enrollmentUserValidation', 'userValidation', 'UserNotLicensed'),
  refused('enrollmentDeviceNotSupported', 'deviceNotSupported', 'DeviceNotSupported'),
  refused('enrollmentFeatureNotSupported', 'featureNotSupported', 'FeatureNotSupported'),
  refused('enrollmentEnrollmentRestrictionsEnforced', 'enrollmentRestrictionsEnforced', 'PlatformBlocked'),
  refused('enrollmentBadRequest', 'badRequest', 'InvalidData'),
  refused('enrollmentInMaintenance', 'inMaintenance', 'AccountInMaintenance'),
  refused('enrollmentClientDisconnected', 'clientDisconnected', 'ClientDisconnected'),
  refused('enrollmentUserAbandonment', 'userAbandonment', 'Abandoned'),
  refused('enrollmentUnknown', 'unknown', 'Unknown'),
  refused('enrollmentUnknown', 'somethingNewer', 'SomethingNewer'),
];
