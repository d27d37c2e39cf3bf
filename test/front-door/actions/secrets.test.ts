import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, titles } from '../../support/act.ts';
import { actionRows, rowOn } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { people } from '../../support/tenant.ts';
import { keepWritten } from '../../support/written.ts';

const company = { managedDeviceOwnerType: 'company' };
const windows = { operatingSystem: 'Windows', isEncrypted: true, ...company };

/** The secret of each action, the button that shows it, and its form. */
const kinds = [
  ['remoteLock', { operatingSystem: 'macOS', ...company }, 'Show unlock PIN', /^\d{6}$/m],
  ['resetPasscode', { operatingSystem: 'AndroidEnterprise', ...company }, 'Show new passcode', /^\d{8}$/m],
  [
    'locateDevice',
    { operatingSystem: 'AndroidEnterprise', ...company },
    'Show location',
    /47\.6\d+.*-122\.1\d+/,
  ],
  ['rotateBitLockerKeys', windows, 'Show recovery key', /^(\d{6}-){7}\d{6}$/m],
  ['rotateLocalAdminPassword', windows, 'Show local admin password', /^Sample-\d{12}$/m],
] as const;

describe('the result of a remote action', () => {
  const devices = kinds.map(([id, facts], n) => deviceFor(2_000 + n, `SECRET-${id}`, facts));
  const iphone = deviceFor(2_100, 'SECRET-iPhone', {
    operatingSystem: 'iOS',
    isSupervised: true,
    ...company,
  });
  const written = keepWritten();
  const seen: string[] = [];
  let stage: Stage;
  before(async () => {
    stage = await openStage({
      data: actionTenant([...devices, iphone]),
      ...written.options,
    });
  });
  after(async () => {
    await stage.close();
    await written.remove();
  });

  async function doneOn(id: string, device: (typeof devices)[number]): Promise<Answered> {
    const known = actionRows.find((one) => one.id === id);
    assert.ok(known);
    const row = rowOn(known, device);
    const receipt = await confirmIt(stage, mayAll, row, device, await askFor(stage, mayAll, row, device));
    assert.ok(!titles(receipt.card).some((title) => title.startsWith('Show')));
    stage.sandbox.control.settle(device.id, nameOf(row), 'done');
    return stage.channel.press(mayAll, receipt.card, 'Refresh');
  }

  kinds.forEach(([id, , button, looks], n) => {
    it(`${id}: ${button}, once and only to the person who asked`, async () => {
      const device = devices[n];
      assert.ok(device);
      const receipt = await doneOn(id, device);
      assert.ok(!looks.test(receipt.text), receipt.text);
      const other = await stage.channel.press(people.admin, receipt.card, button);
      assert.match(other.text, /another operator/);
      assert.ok(!looks.test(other.text));
      const shown = await stage.channel.press(mayAll, receipt.card, button);
      const value = looks.exec(shown.text)?.[0];
      assert.ok(value !== undefined, shown.text);
      seen.push(value);
      const again = await stage.channel.press(mayAll, receipt.card, button);
      assert.match(again.text, /shown .*\d\d:\d\d:\d\d UTC/);
      assert.ok(!looks.test(again.text));
      assert.ok(!titles(again.card).includes(button));
      const hidden = await stage.channel.press(mayAll, shown.card, 'Hide');
      assert.match(hidden.text, / Done$/m);
      assert.ok(!looks.test(hidden.text));
    });
  });

  it('is empty on an iPhone, and there is no button for it', async () => {
    for (const id of ['remoteLock', 'resetPasscode']) {
      const receipt = await doneOn(id, iphone);
      assert.match(receipt.text, / Done$/m);
      assert.ok(!titles(receipt.card).some((title) => title.startsWith('Show')), id);
    }
  });

  it('is said to be missing if Graph has none', async () => {
    const laptop = devices[3];
    assert.ok(laptop);
    const receipt = await doneOn('rotateBitLockerKeys', laptop);
    stage.sandbox.tenant.data.nav['informationProtection/bitlocker/recoveryKeys'] = [];
    const none = await stage.channel.press(mayAll, receipt.card, 'Show recovery key');
    assert.match(none.text, /of SECRET-rotateBitLockerKeys: not available right now/);
    const back = await stage.channel.press(mayAll, none.card, 'Refresh');
    assert.ok(titles(back.card).includes('Show recovery key'));
  });

  // In a group, so that it comes last.
  describe('all together', () => {
    it('are in no file and no log line, and are null in the trace', async () => {
      assert.equal(seen.length, kinds.length);
      const values = seen.flatMap((one) => [one, ...one.split(/,\s*/)]);
      const fields = ['unlockPin', 'passcode', 'key', 'passwordBase64', 'latitude'];
      await written.assertWithout(stage, values, fields);
    });

    it('are in the audit as read: which secret of which person, but not its value', async () => {
      const read = (await stage.audit()).filter(({ kind, what }) => kind === 'read' && what !== 'device');
      assert.deepEqual(
        read.map(({ what, operatorId }) => [what, operatorId]),
        ['unlockPin', 'passcode', 'location', 'recoveryKey', 'localAdminPassword'].map((what) => [
          what,
          mayAll,
        ]),
      );
    });
  });
});
