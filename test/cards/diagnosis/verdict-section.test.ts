import assert from 'node:assert/strict';
import type { Target } from '../../../bot/helpdesk/access/authorize.ts';
import { diagnose } from '../../../bot/helpdesk/diagnosis/diagnose.ts';
import { causeWords } from '../../../bot/cards/diagnosis/cause-words.ts';
import * as sampleCase from '../../helpdesk/diagnosis/support/sample-case.ts';
import { signals } from '../../helpdesk/diagnosis/support/signals.ts';
import * as data from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { pressables, shown } from '../support/shown.ts';
import { assignment, whole } from '../../support/samples.ts';
import { deviceCardOf, userCardOf } from '../support/with-verdict.ts';

const { file, ok, unread } = data;
const anHourAgo = new Date(data.now.getTime() - 3_600_000).toISOString();
const healthy = {
  ...data.phone,
  complianceState: 'compliant',
  isEncrypted: true,
  lastSyncDateTime: anHourAgo,
};
/** Covered by an assignment to all users, and by nothing. */
const covered: Extract<Target, { kind: 'device' }> = {
  kind: 'device',
  hasUser: true,
  personGroups: new Set(),
  deviceGroups: new Set(),
  scopeTags: undefined,
};
const uncovered = { ...covered, hasUser: false };
const fileOf = (device: typeof data.phone, target = covered) => ({
  ...file,
  devices: ok(whole([{ device, offers: [], target }])),
});

describe('a verdict', () => {
  it('stands before every heading of the user card', () => {
    const text = shown(userCardOf(context, file));
    const verdict = text.findIndex((one) => one.startsWith('Not compliant'));
    assert.ok(verdict > 0 && verdict < text.indexOf('Devices · 3'), text.join('\n'));
  });

  it('names the device, the evidence with its date, and what to do', () => {
    const laptop = { ...data.laptop, complianceState: 'noncompliant', isEncrypted: false };
    const text = shown(userCardOf(context, fileOf(laptop))).join('\n');
    assert.match(text, /Not compliant: not encrypted/);
    assert.match(text, new RegExp(`${laptop.deviceName}\\n.*isn’t encrypted\\. As of .* ago\\.`));
    assert.match(text, /Next: Ask them to turn encryption on/);
  });

  it('tells a date once that the evidence itself names', () => {
    const expired = { ...healthy, managementCertificateExpirationDate: data.ago(60 * 24 * 5) };
    const text = shown(userCardOf(context, fileOf(expired))).join('\n');
    assert.match(text, /It expired 5 days ago, and the device still checked in 1 hour ago\./);
    assert.doesNotMatch(text, /As of/);
  });

  it('offers the button that mends it only to those who may press it, and says why not', () => {
    const laptop = { ...data.laptop, complianceState: 'noncompliant', isEncrypted: false };
    const mends = (target: typeof covered) => userCardOf(context, fileOf(laptop, target));
    const sync = (card: ReturnType<typeof mends>) =>
      pressables(card)
        .filter(({ title }) => title === 'Sync')
        .map((button) => button.data);
    assert.deepEqual(sync(mends(covered)), [{ action: 'syncDevice', device: laptop.id }]);
    assert.deepEqual(sync(mends(uncovered)), []);
    assert.match(shown(mends(uncovered)).join('\n'), /Sync: this device is outside your scope/);
  });

  it('says that nothing is wrong, and what was looked at', () => {
    const mayReadLimits = assignment({
      allUsers: true,
      permissions: new Set(['Microsoft.Intune_DeviceConfigurations_Read']),
    });
    const who = { ...data.operator, assignments: [...data.operator.assignments, mayReadLimits] };
    const text = shown(userCardOf(context, fileOf(healthy), who)).join('\n');
    assert.match(text, /Nothing wrong found/);
    assert.match(
      text,
      /Looked at: account, license, groups, enrollment and devices\. The oldest check-in was .* ago/,
    );
  });

  it('never says so while a part is unread, and names the part and the reason', () => {
    for (const part of ['license', 'failures', 'entra', 'groups', 'directoryRoles', 'tenant'] as const) {
      const text = shown(userCardOf(context, { ...fileOf(healthy), [part]: unread })).join('\n');
      assert.doesNotMatch(text, /Nothing wrong/);
      assert.match(text, /No cause found, but not everything could be read/);
      assert.match(text, /Could not be read: .*too many requests/);
    }
  });

  it('names a list of which entries are missing, and says nothing about all of it', () => {
    assert.ok(!unread.ok);
    const some = <T>(items: T[]) => ok({ ...whole(items), exact: false, unread: unread.problem });
    const { devices, ...well } = fileOf(healthy);
    assert.ok(devices.ok && well.entra.ok && well.groups.ok);
    const lists = {
      devices: { ...well, devices: some(devices.value.items) },
      'devices in Entra': { ...well, devices, entra: some(well.entra.value.items) },
      groups: { ...well, devices, groups: some(well.groups.value.items) },
    };
    for (const [name, file] of Object.entries(lists)) {
      const text = shown(userCardOf(context, file)).join('\n');
      assert.doesNotMatch(text, /Nothing wrong/);
      assert.match(text, new RegExp(`Could not be read: ${name}\\.`));
    }
    const failed = [{ at: context.now.toISOString(), category: 'authentication', reason: undefined }];
    const failing = { ...lists.devices, failures: ok(failed) };
    // a device that didn't come may have been enrolled since
    assert.doesNotMatch(shown(userCardOf(context, failing)).join('\n'), /^✕ {2}/m);
    const late = { ...healthy, lastSyncDateTime: '2020-01-01T00:00:00Z' };
    const lateOne = { ...well, devices: some([{ device: late, offers: [] }]) };
    assert.match(shown(userCardOf(context, lateOne)).join('\n'), /Not checked in for too long/);
  });

  it('doesn’t count out devices that scope tags may hide', () => {
    const none = { ...file, devices: ok(whole([])), tags: 'limit' as const };
    const text = shown(userCardOf(context, none)).join('\n');
    assert.doesNotMatch(text, /No devices(?! in your scope)|No device enrolled/);
    assert.match(text, /and the devices that you may see/);
    const unknown = shown(userCardOf(context, { ...fileOf(healthy), tags: 'unread' })).join('\n');
    assert.match(unknown, /No cause found, but not everything could be read/);
  });

  it('speaks of the devices alone for somebody outside the scope', () => {
    const text = shown(userCardOf(context, { ...fileOf(healthy), personInScope: false })).join('\n');
    assert.match(text, /Nothing wrong found on this device/);
  });

  it('stands on the device card too, without the device’s own name again', () => {
    const device = { ...data.details, complianceState: 'noncompliant', isEncrypted: false };
    const text = shown(deviceCardOf(context, { device, target: covered, offers: [], through: [] }));
    assert.ok(text.includes('Not compliant: not encrypted'));
    assert.equal(text.filter((one) => one === device.deviceName).length, 1);
  });

  it('says that access still works while a device that isn’t compliant is in its grace period', () => {
    const inGrace = (minutes: number) =>
      shown(
        userCardOf(
          context,
          fileOf({
            ...healthy,
            isEncrypted: false,
            complianceState: 'inGracePeriod',
            complianceGracePeriodExpirationDateTime: data.ago(minutes),
          }),
        ),
      ).join('\n');
    assert.match(inGrace(-60 * 48 - 1), /^!\nNot compliant: not encrypted$/m);
    assert.match(
      inGrace(-60 * 48 - 1),
      /isn’t encrypted\. As of [^\n]*\. Access still works; the grace period ends in 2 days\.$/m,
    );
    assert.match(
      inGrace(60),
      /isn’t encrypted\. As of [^\n]*\. The grace period ended 1 hour ago\. Access stops when/,
    );
  });

  it('asks to sync or scan exactly if it has the button for it', () => {
    for (const [id, change] of signals) {
      const sample = sampleCase.healthy();
      change(sample);
      const [finding] = diagnose(sampleCase.factsOf(sample), sampleCase.context).findings;
      assert.ok(finding);
      const { next } = causeWords({ ...context, now: sampleCase.context.now }, finding);
      const asked = [
        ...(/\bsync\b/i.test(next) ? ['syncDevice'] : []),
        ...(/\bscan\b/.test(next) ? ['quickScan'] : []),
      ];
      assert.deepEqual(asked, [finding.rule.next.action].filter(Boolean), `${id}: ${next}`);
    }
  });

  it('says nothing about a scan on a device that can’t be scanned', () => {
    const ill = { ...healthy, partnerReportedThreatState: 'highSeverity' };
    const text = shown(userCardOf(context, fileOf(ill))).join('\n');
    assert.match(text, /open the threat protection app/);
    assert.doesNotMatch(text, /scan/i);
  });

  it('has words with nothing left unsaid in them', () => {
    for (const [id, change] of signals) {
      const sample = sampleCase.healthy();
      change(sample);
      const [finding] = diagnose(sampleCase.factsOf(sample), sampleCase.context).findings;
      assert.ok(finding);
      const { cause, evidence, next } = causeWords({ ...context, now: sampleCase.context.now }, finding);
      for (const text of [cause, evidence, next]) {
        assert.doesNotMatch(text, /undefined|\[object|NaN|null/, id);
        assert.match(text, /^[A-Z“\d]/, id);
      }
    }
  });
});
