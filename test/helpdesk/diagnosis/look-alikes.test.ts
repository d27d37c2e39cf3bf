import assert from 'node:assert/strict';
import { diagnose } from '../../../bot/helpdesk/diagnosis/diagnose.ts';
import type { RuleContext } from '../../../bot/helpdesk/diagnosis/rule.ts';
import { context, daysAgo, factsOf, healthy, type SampleCase } from './support/sample-case.ts';

const ids = (sample: SampleCase, looking: RuleContext = context) =>
  diagnose(factsOf(sample), looking).findings.map(({ rule }) => rule.id);

function changed(change: (sample: SampleCase) => void): SampleCase {
  const sample = healthy();
  change(sample);
  return sample;
}

const everyDevice = (over: Partial<SampleCase['devices'][number]>) =>
  changed((sample) => (sample.devices = sample.devices.map((device) => ({ ...device, ...over }))));

const LOOK_ALIKES: Readonly<Record<string, SampleCase>> = {
  'a device that checked in 29 days ago under a rule of 30': everyDevice({ lastSyncDateTime: daysAgo(29) }),
  'a device that need not be encrypted': everyDevice({ isEncrypted: false }),
  'a device that reports neither jailbroken nor not': everyDevice({ jailBroken: 'Unknown' }),
  'a device whose storage nobody measured': everyDevice({
    totalStorageSpaceInBytes: 0,
    freeStorageSpaceInBytes: 0,
  }),
  'devices with a serial number that means nothing': everyDevice({ serialNumber: 'Default string' }),
  'a low threat': everyDevice({ partnerReportedThreatState: 'lowSeverity' }),
  'states that are newer than this bot': everyDevice({
    managementState: 'somethingNew',
    deviceRegistrationState: 'somethingNew',
    partnerReportedThreatState: 'unknownFutureValue',
  }),
  'a license through a group, after one that failed': changed((sample) => {
    sample.account = { ...sample.account, licenseErrors: ['CountViolation'] };
  }),
  'a license without a usage location': changed((sample) => {
    sample.account = { ...sample.account, usageLocation: undefined };
  }),
  'an old password that never expires': changed((sample) => {
    const lastPasswordChangeDateTime = daysAgo(2000);
    sample.account = { ...sample.account, lastPasswordChangeDateTime, passwordNeverExpires: true };
  }),
  'a cloud account that was once synced': changed((sample) => {
    sample.account = {
      ...sample.account,
      onPremisesSyncEnabled: undefined,
      onPremisesLastSyncDateTime: daysAgo(900),
    };
  }),
  'an enrollment that failed before another worked': changed((sample) => {
    sample.failures = [{ at: daysAgo(201), category: 'authentication', reason: undefined }];
  }),
  'an enrollment that failed long ago': changed((sample) => {
    sample.devices = sample.devices.map((device) => ({ ...device, enrolledDateTime: undefined }));
    sample.failures = [{ at: daysAgo(60), category: 'authentication', reason: undefined }];
  }),
  'a device limit that is for another group': changed((sample) => {
    sample.limits = [
      { priority: 1, limit: 1, everyone: false, groupIds: ['another-group'] },
      { priority: 0, limit: 5, everyone: true, groupIds: [] },
    ];
  }),
  'devices whose check-in could not be read': everyDevice({
    lastSyncDateTime: undefined,
    checkInUnread: true,
    serialNumber: 'THE-SAME',
  }),
  'a device limit of a group, while not all of their groups are known': changed((sample) => {
    sample.groups = { ...sample.groups, exact: false };
    sample.limits = [
      { priority: 0, limit: 2, everyone: true, groupIds: [] },
      { priority: 1, limit: 15, everyone: false, groupIds: ['group-2'] },
    ];
  }),
  'a higher device limit for one of their groups': changed((sample) => {
    sample.limits = [
      { priority: 0, limit: 1, everyone: true, groupIds: [] },
      { priority: 1, limit: 15, everyone: false, groupIds: ['GROUP-1'] },
    ];
  }),
};

describe('a diagnosis of somebody who only looks ill', () => {
  for (const [name, sample] of Object.entries(LOOK_ALIKES)) {
    it(`finds nothing: ${name}`, () => assert.deepEqual(ids(sample), []));
  }

  it('goes by the tenant’s number of days, and by the thresholds where the tenant says nothing', () => {
    const sample = everyDevice({ lastSyncDateTime: daysAgo(20) });
    assert.deepEqual(ids(sample), []);
    sample.tenant = { ...sample.tenant, checkInDays: 14 };
    assert.deepEqual(new Set(ids(sample)), new Set(['notCheckedIn']));
    sample.tenant = {};
    assert.deepEqual(ids(sample), []);
    const strict = { ...context, thresholds: { ...context.thresholds, checkInDays: 7 } };
    assert.deepEqual(new Set(ids(sample, strict)), new Set(['notCheckedIn']));
  });
});
