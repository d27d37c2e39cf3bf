import type { ManagedDevice } from '../../../../bot/helpdesk/contracts/model.ts';
import type {
  EnrollmentFailure,
  SettingState,
} from '../../../../bot/helpdesk/contracts/graph/troubleshooting.ts';
import type { RuleId } from '../../../../bot/helpdesk/diagnosis/table.ts';
import { daysAgo, policyWith, type SampleCase } from './sample-case.ts';

type Change = (sample: SampleCase) => void;

/** Changes the laptop. */
const laptop =
  (over: Partial<ManagedDevice>): Change =>
  ({ devices }) => {
    const found = devices.findIndex(({ id }) => id === 'laptop');
    devices[found] = { ...devices[found], ...over } as ManagedDevice;
  };

const failed =
  (category: string | undefined, reason = 'SampleReason'): Change =>
  (sample) => {
    const failure: EnrollmentFailure = { at: daysAgo(1), category, reason };
    sample.failures = [failure];
  };

/** The laptop isn't compliant, because of these settings. */
const fails =
  (...settings: Partial<SettingState>[]): Change =>
  (sample) => {
    laptop({ complianceState: 'noncompliant' })(sample);
    const rows = settings.map((one) => ({
      name: 'SampleSetting',
      state: 'nonCompliant',
      userName: 'p@x',
      ...one,
    }));
    sample.ofDevice.set('laptop', { policies: [policyWith(...rows)], results: [] });
  };

const account =
  (over: Partial<SampleCase['account']>): Change =>
  (sample) => {
    sample.account = { ...sample.account, ...over };
  };

const license =
  (state: SampleCase['license']['state']): Change =>
  (sample) => {
    sample.license = { state };
  };

const twin =
  (olderByDays: number): Change =>
  (sample) => {
    const [first] = sample.devices;
    if (!first) return;
    const copy = {
      ...first,
      id: 'twin',
      deviceName: 'SAMPLE-TWIN',
      lastSyncDateTime: daysAgo(0.1 + olderByDays),
    };
    sample.devices.push(copy);
    sample.ofDevice.set('twin', { policies: [], results: [] });
  };

/**
 * What has to be changed about a healthy person so that exactly this is wrong. A rule that isn't here is tried at the front door, on what
 * somebody of the demo has.
 */
export const signals: ReadonlyMap<RuleId, Change> = new Map(
  Object.entries({
    accountDisabled: account({ accountEnabled: false }),
    usageLocationMissing(sample) {
      account({ usageLocation: undefined })(sample);
      license('none')(sample);
    },
    licenseError(sample) {
      account({ licenseErrors: ['CountViolation'] })(sample);
      license('none')(sample);
    },
    licenseTurnedOff: license('disabled'),
    noLicense: license('none'),
    licensePending: license('pending'),
    passwordOld: account({ lastPasswordChangeDateTime: daysAgo(400) }),
    directorySyncStale: account({ onPremisesLastSyncDateTime: daysAgo(2) }),
    privileged: (sample) => void (sample.directoryRoles = ['role-1']),
    inNoGroup: (sample) => void (sample.groups = { items: [], total: 0, exact: true }),
    noDevices: (sample) => void (sample.devices = []),
    deviceLimitReached: failed('enrollmentRestrictionsEnforced', 'DeviceCapReached'),
    deviceLimitFull: (sample) =>
      void (sample.limits = [{ priority: 0, limit: 2, everyone: true, groupIds: [] }]),
    entraQuotaReached: failed('enrollmentRestrictionsEnforced', 'User has reached the device quota'),
    enrollmentAuthentication: failed('authentication'),
    enrollmentAuthorization: failed('authorization'),
    enrollmentAccountValidation: failed('accountValidation'),
    enrollmentUserValidation: failed('userValidation'),
    enrollmentDeviceNotSupported: failed('deviceNotSupported'),
    enrollmentInMaintenance: failed('inMaintenance'),
    enrollmentBadRequest: failed('badRequest'),
    enrollmentFeatureNotSupported: failed('featureNotSupported'),
    enrollmentEnrollmentRestrictionsEnforced: failed('enrollmentRestrictionsEnforced'),
    enrollmentClientDisconnected: failed('clientDisconnected'),
    enrollmentUserAbandonment: failed('userAbandonment'),
    enrollmentUnknown: failed('somethingNew'),
    registrationKeyConflict: laptop({ deviceRegistrationState: 'keyConflict' }),
    registrationRevoked: laptop({ deviceRegistrationState: 'revoked' }),
    entraDeviceDisabled: (sample) =>
      void (sample.entra = sample.entra.map((one, n) => (n === 0 ? { ...one, accountEnabled: false } : one))),
    entraNotCompliant: (sample) =>
      void (sample.entra = sample.entra.map((one, n) => (n === 0 ? { ...one, isCompliant: false } : one))),
    leaving: laptop({ managementState: 'wipePending' }),
    leavingFailed: laptop({ managementState: 'wipeFailed' }),
    unhealthy: laptop({ managementState: 'unhealthy' }),
    certificateExpired: laptop({ managementCertificateExpirationDate: daysAgo(3) }),
    certificateExpiresSoon: laptop({ managementCertificateExpirationDate: daysAgo(-3) }),
    neverCheckedIn: laptop({ lastSyncDateTime: undefined }),
    notCheckedIn: laptop({ lastSyncDateTime: daysAgo(31) }),
    staleDuplicate: twin(20),
    sameSerialTwice: twin(1),
    coManaged: laptop({ complianceState: 'configManager' }),
    actionPending: (sample) =>
      void sample.ofDevice.set('laptop', {
        policies: [],
        results: [{ actionName: 'syncDevice', actionState: 'pending', startDateTime: daysAgo(2) }],
      }),
    jailbroken: laptop({ jailBroken: 'True' }),
    threatFound: laptop({ partnerReportedThreatState: 'highSeverity' }),
    threatAgentSilent: laptop({ partnerReportedThreatState: 'unresponsive' }),
    notEncrypted: laptop({ isEncrypted: false, complianceState: 'noncompliant' }),
    exchangeBlocked: laptop({ exchangeAccessState: 'blocked', exchangeAccessStateReason: 'notEnrolled' }),
    storageLow: laptop({ freeStorageSpaceInBytes: 2e9 }),
    notCompliant: laptop({ complianceState: 'noncompliant' }),
    inGracePeriod: laptop({
      complianceState: 'inGracePeriod',
      complianceGracePeriodExpirationDateTime: daysAgo(-2),
    }),
    notEvaluated: laptop({ complianceState: 'unknown' }),
    justEnrolled: laptop({ complianceState: 'unknown', enrolledDateTime: daysAgo(0.1) }),
    complianceError: laptop({ complianceState: 'error' }),
    complianceConflict: laptop({ complianceState: 'conflict' }),
    osTooOld: fails({ name: 'OsMinimumVersion' }),
    enrolledUserGone: fails({ name: 'RequireUserExistence' }),
    noCompliancePolicy: fails({ name: 'RequireDeviceCompliancePolicyAssigned' }),
    inactive: fails({ name: 'RequireRemainContact' }),
    remediationFailed: fails({ state: 'error', errorCode: -2016281112 }),
    settingNotApplicable: fails({ state: 'error', errorCode: -2016281111 }),
    appleDeviceBusy: fails({ state: 'error', errorCode: -2016341112 }),
    settingError: fails({ state: 'error', errorCode: 42 }),
    systemAccountOnly: fails({ userName: 'System account' }, { state: 'compliant' }),
    settingFails: fails({ name: 'PasswordRequired' }),
  } satisfies Partial<Record<RuleId, Change>>) as [RuleId, Change][],
);
