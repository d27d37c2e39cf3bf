import type { RuleId } from './table.ts';

/** What a device says about its compliance. All of it follows from something that keeps the device from reporting. */
const COMPLIANCE = [
  'notEncrypted',
  'osTooOld',
  'enrolledUserGone',
  'noCompliancePolicy',
  'inactive',
  'remediationFailed',
  'systemAccountOnly',
  'settingError',
  'settingFails',
  'complianceConflict',
  'complianceError',
  'notCompliant',
  'entraNotCompliant',
  'exchangeBlocked',
  'inGracePeriod',
  'notEvaluated',
  'settingNotApplicable',
  'appleDeviceBusy',
  'actionPending',
  'justEnrolled',
] as const satisfies readonly RuleId[];

const CHECK_IN = [
  'neverCheckedIn',
  'notCheckedIn',
  'certificateExpiresSoon',
  'unhealthy',
] as const satisfies readonly RuleId[];

/** What follows from being blocked. */
const ENROLLMENT = [
  'enrollmentAuthentication',
  'enrollmentAuthorization',
  'enrollmentAccountValidation',
  'enrollmentUserValidation',
] as const satisfies readonly RuleId[];

/** What follows from having no license. */
const UNLICENSED = [
  'enrollmentAuthorization',
  'enrollmentUserValidation',
  'enrolledUserGone',
  'noDevices',
] as const satisfies readonly RuleId[];

const RECORD = [
  'certificateExpired',
  'jailbroken',
  'threatFound',
  'threatAgentSilent',
  'storageLow',
  'registrationKeyConflict',
  'registrationRevoked',
  'entraDeviceDisabled',
  'leavingFailed',
  'coManaged',
  'sameSerialTwice',
] as const satisfies readonly RuleId[];

/** The general word, once something says what exactly is wrong. */
const GENERAL = [
  'notCompliant',
  'inGracePeriod',
  'exchangeBlocked',
  'complianceError',
] as const satisfies readonly RuleId[];

/**
 * A cause hides its symptoms: those of the person everywhere, those of a device on that device. Whoever mends the cause mends them, or
 * can't see them before.
 */
export const hides: Partial<Record<RuleId, readonly RuleId[]>> = {
  accountDisabled: [
    ...COMPLIANCE,
    ...CHECK_IN,
    ...ENROLLMENT,
    'passwordOld',
    'entraDeviceDisabled',
    'noDevices',
    'directorySyncStale',
  ],
  usageLocationMissing: ['noLicense', 'licenseError', ...UNLICENSED],
  licenseError: ['noLicense', ...UNLICENSED],
  licenseTurnedOff: [...UNLICENSED],
  noLicense: [...UNLICENSED],
  licensePending: [...UNLICENSED],
  leaving: [...COMPLIANCE, ...CHECK_IN, ...RECORD, 'staleDuplicate'],
  staleDuplicate: [...COMPLIANCE, ...CHECK_IN, ...RECORD],
  registrationKeyConflict: [...COMPLIANCE, ...CHECK_IN],
  registrationRevoked: [...COMPLIANCE, ...CHECK_IN],
  entraDeviceDisabled: [...COMPLIANCE],
  certificateExpired: [...COMPLIANCE, ...CHECK_IN],
  neverCheckedIn: [...COMPLIANCE, 'certificateExpiresSoon'],
  notCheckedIn: [...COMPLIANCE, 'certificateExpiresSoon', 'unhealthy', 'threatAgentSilent'],
  jailbroken: [...GENERAL, 'settingFails'],
  threatFound: [...GENERAL, 'settingFails'],
  notEncrypted: [...GENERAL],
  osTooOld: [...GENERAL, 'settingFails'],
  enrolledUserGone: [...GENERAL],
  noCompliancePolicy: [...GENERAL],
  inactive: [...GENERAL],
  remediationFailed: [...GENERAL, 'settingFails', 'settingError'],
  systemAccountOnly: [...GENERAL, 'settingFails', 'settingError'],
  settingError: [...GENERAL],
  settingFails: [...GENERAL],
  settingNotApplicable: [...GENERAL, 'settingFails', 'settingError'],
  appleDeviceBusy: [...GENERAL, 'settingFails', 'settingError'],
  notCompliant: ['exchangeBlocked'],
  entraNotCompliant: ['exchangeBlocked'],
  deviceLimitReached: ['enrollmentEnrollmentRestrictionsEnforced', 'noDevices'],
  entraQuotaReached: ['noDevices'],
  enrollmentAuthentication: ['noDevices'],
  enrollmentAuthorization: ['noDevices'],
  enrollmentAccountValidation: ['noDevices'],
  enrollmentUserValidation: ['noDevices'],
  enrollmentDeviceNotSupported: ['noDevices'],
  enrollmentFeatureNotSupported: ['noDevices'],
  enrollmentEnrollmentRestrictionsEnforced: ['noDevices'],
  enrollmentBadRequest: ['noDevices'],
  enrollmentInMaintenance: ['noDevices'],
  enrollmentClientDisconnected: ['noDevices'],
  enrollmentUserAbandonment: ['noDevices'],
  enrollmentUnknown: ['noDevices'],
};
