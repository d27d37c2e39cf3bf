import { accountDisabled } from './rules/account/account-disabled.ts';
import { directorySyncStale } from './rules/account/directory-sync-stale.ts';
import { inNoGroup } from './rules/account/in-no-group.ts';
import { licenseError } from './rules/account/license-error.ts';
import { licensePending } from './rules/account/license-pending.ts';
import { licenseTurnedOff } from './rules/account/license-turned-off.ts';
import { noDevices } from './rules/account/no-devices.ts';
import { noLicense } from './rules/account/no-license.ts';
import { passwordOld } from './rules/account/password-old.ts';
import { privileged } from './rules/account/privileged.ts';
import { usageLocationMissing } from './rules/account/usage-location-missing.ts';
import { actionPending } from './rules/device/action-pending.ts';
import { certificateExpired } from './rules/device/certificate-expired.ts';
import { certificateExpiresSoon } from './rules/device/certificate-expires-soon.ts';
import { coManaged } from './rules/device/co-managed.ts';
import { entraDeviceDisabled } from './rules/device/entra-device-disabled.ts';
import { entraNotCompliant } from './rules/device/entra-not-compliant.ts';
import { leavingFailed } from './rules/device/leaving-failed.ts';
import { leaving } from './rules/device/leaving.ts';
import { neverCheckedIn } from './rules/device/never-checked-in.ts';
import { notCheckedIn } from './rules/device/not-checked-in.ts';
import { registrationKeyConflict } from './rules/device/registration-key-conflict.ts';
import { registrationRevoked } from './rules/device/registration-revoked.ts';
import { sameSerialTwice } from './rules/device/same-serial-twice.ts';
import { staleDuplicate } from './rules/device/stale-duplicate.ts';
import { unhealthy } from './rules/device/unhealthy.ts';
import { enrollmentAccountValidation } from './rules/enrollment/account-validation.ts';
import { enrollmentAuthentication } from './rules/enrollment/authentication.ts';
import { enrollmentAuthorization } from './rules/enrollment/authorization.ts';
import { enrollmentBadRequest } from './rules/enrollment/bad-request.ts';
import { enrollmentClientDisconnected } from './rules/enrollment/client-disconnected.ts';
import { deviceLimitReached } from './rules/enrollment/device-limit-reached.ts';
import { enrollmentDeviceNotSupported } from './rules/enrollment/device-not-supported.ts';
import { enrollmentEnrollmentRestrictionsEnforced } from './rules/enrollment/enrollment-restrictions-enforced.ts';
import { entraQuotaReached } from './rules/enrollment/entra-quota-reached.ts';
import { enrollmentFeatureNotSupported } from './rules/enrollment/feature-not-supported.ts';
import { enrollmentInMaintenance } from './rules/enrollment/in-maintenance.ts';
import { enrollmentUnknown } from './rules/enrollment/unknown.ts';
import { enrollmentUserAbandonment } from './rules/enrollment/user-abandonment.ts';
import { enrollmentUserValidation } from './rules/enrollment/user-validation.ts';
import { appleDeviceBusy } from './rules/policy/apple-device-busy.ts';
import { enrolledUserGone } from './rules/policy/enrolled-user-gone.ts';
import { inactive } from './rules/policy/inactive.ts';
import { noCompliancePolicy } from './rules/policy/no-compliance-policy.ts';
import { osTooOld } from './rules/policy/os-too-old.ts';
import { remediationFailed } from './rules/policy/remediation-failed.ts';
import { settingError } from './rules/policy/setting-error.ts';
import { settingFails } from './rules/policy/setting-fails.ts';
import { settingNotApplicable } from './rules/policy/setting-not-applicable.ts';
import { systemAccountOnly } from './rules/policy/system-account-only.ts';
import { complianceConflict } from './rules/state/compliance-conflict.ts';
import { complianceError } from './rules/state/compliance-error.ts';
import { exchangeBlocked } from './rules/state/exchange-blocked.ts';
import { inGracePeriod } from './rules/state/in-grace-period.ts';
import { jailbroken } from './rules/state/jailbroken.ts';
import { justEnrolled } from './rules/state/just-enrolled.ts';
import { notCompliant } from './rules/state/not-compliant.ts';
import { notEncrypted } from './rules/state/not-encrypted.ts';
import { notEvaluated } from './rules/state/not-evaluated.ts';
import { storageLow } from './rules/state/storage-low.ts';
import { threatAgentSilent } from './rules/state/threat-agent-silent.ts';
import { threatFound } from './rules/state/threat-found.ts';

/**
 * Every rule, what blocks the person first. The order is the ranking: of two causes, the one that stands higher is told first, because
 * mending the lower one would change nothing before. What concerns everything that the person has stands above what concerns one device.
 */
export const rules = [
  accountDisabled,
  usageLocationMissing,
  licenseError,
  licenseTurnedOff,
  noLicense,
  leaving,
  registrationKeyConflict,
  registrationRevoked,
  entraDeviceDisabled,
  deviceLimitReached,
  entraQuotaReached,
  enrollmentAuthentication,
  enrollmentAuthorization,
  enrollmentAccountValidation,
  enrollmentUserValidation,
  enrollmentDeviceNotSupported,
  enrollmentFeatureNotSupported,
  enrollmentEnrollmentRestrictionsEnforced,
  enrollmentBadRequest,
  enrollmentInMaintenance,
  enrollmentClientDisconnected,
  enrollmentUserAbandonment,
  enrollmentUnknown,
  certificateExpired,
  neverCheckedIn,
  notCheckedIn,
  jailbroken,
  threatFound,
  notEncrypted,
  osTooOld,
  enrolledUserGone,
  noCompliancePolicy,
  inactive,
  remediationFailed,
  settingNotApplicable,
  appleDeviceBusy,
  systemAccountOnly,
  settingError,
  settingFails,
  complianceConflict,
  complianceError,
  notCompliant,
  entraNotCompliant,
  exchangeBlocked,
  licensePending,
  inGracePeriod,
  notEvaluated,
  leavingFailed,
  unhealthy,
  threatAgentSilent,
  actionPending,
  sameSerialTwice,
  storageLow,
  certificateExpiresSoon,
  passwordOld,
  directorySyncStale,
  coManaged,
  staleDuplicate,
  justEnrolled,
  noDevices,
  inNoGroup,
  privileged,
] as const;

export type AnyRule = (typeof rules)[number];
export type RuleId = AnyRule['id'];
