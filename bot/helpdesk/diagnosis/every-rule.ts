// `npm run docs` writes this file. Each row is in its own file, and says its place itself.
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
import { deviceLimitFull } from './rules/enrollment/device-limit-full.ts';
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

export const everyRule = [
  accountDisabled, // 10
  usageLocationMissing, // 20
  licenseError, // 30
  licenseTurnedOff, // 40
  noLicense, // 50
  leaving, // 60
  registrationKeyConflict, // 70
  registrationRevoked, // 80
  entraDeviceDisabled, // 90
  deviceLimitReached, // 100
  entraQuotaReached, // 110
  enrollmentAuthentication, // 120
  enrollmentAuthorization, // 130
  enrollmentAccountValidation, // 140
  enrollmentUserValidation, // 150
  enrollmentDeviceNotSupported, // 160
  enrollmentFeatureNotSupported, // 170
  enrollmentEnrollmentRestrictionsEnforced, // 180
  enrollmentBadRequest, // 190
  enrollmentInMaintenance, // 200
  enrollmentClientDisconnected, // 210
  enrollmentUserAbandonment, // 220
  enrollmentUnknown, // 230
  certificateExpired, // 240
  neverCheckedIn, // 250
  notCheckedIn, // 260
  jailbroken, // 270
  threatFound, // 280
  notEncrypted, // 290
  osTooOld, // 300
  enrolledUserGone, // 310
  noCompliancePolicy, // 320
  inactive, // 330
  remediationFailed, // 340
  settingNotApplicable, // 350
  appleDeviceBusy, // 360
  systemAccountOnly, // 370
  settingError, // 380
  settingFails, // 390
  complianceConflict, // 400
  complianceError, // 410
  notCompliant, // 420
  entraNotCompliant, // 430
  exchangeBlocked, // 440
  licensePending, // 450
  inGracePeriod, // 460
  notEvaluated, // 470
  leavingFailed, // 480
  unhealthy, // 490
  threatAgentSilent, // 500
  actionPending, // 510
  sameSerialTwice, // 520
  storageLow, // 530
  certificateExpiresSoon, // 540
  passwordOld, // 550
  directorySyncStale, // 560
  coManaged, // 570
  staleDuplicate, // 580
  justEnrolled, // 590
  deviceLimitFull, // 595
  noDevices, // 600
  inNoGroup, // 610
  privileged, // 620
] as const;
