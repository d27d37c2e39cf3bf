import assert from 'node:assert/strict';
import { askFor, confirmIt, nameOf, titles } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll } from '../../support/action-tenant.ts';
import type { Answered } from '../../support/channel.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';
import { keepWritten } from '../../support/written.ts';

describe('a secret that is there before its action is done', () => {
  const company = { managedDeviceOwnerType: 'company' };
  const mac = { operatingSystem: 'macOS', ...company };
  const android = { operatingSystem: 'AndroidEnterprise', ...company };
  const [studio, desk, gone, phone, plain] = [
    deviceFor(2_400, 'PENDING-STUDIO', mac),
    deviceFor(2_401, 'PENDING-DESK', mac),
    deviceFor(2_402, 'PENDING-GONE', mac),
    deviceFor(2_403, 'PENDING-PHONE', android),
    deviceFor(2_404, 'PENDING-PLAIN', android),
  ];
  type Device = typeof studio;
  const written = keepWritten();
  /** Every secret that Graph returned. */
  const seen: string[] = [];
  let stage: Stage;
  before(async () => {
    stage = await openStage({
      data: actionTenant([studio, desk, gone, phone, plain]),
      ...written.options,
    });
    stage.sandbox.control.script('*', '*', { end: 'never' });
  });
  after(async () => {
    await stage.close();
    await written.remove();
  });

  async function sent(id: string, device: Device): Promise<Answered> {
    const row = actionRows.find((one) => one.id === id);
    assert.ok(row);
    const receipt = await confirmIt(stage, mayAll, row, device, await askFor(stage, mayAll, row, device));
    assert.ok(!titles(receipt.card).some((title) => title.startsWith('Show')), 'nothing was read yet');
    return receipt;
  }

  const refreshed = (receipt: Answered) => stage.channel.press(mayAll, receipt.card, 'Refresh');

  /** The device reports what it was asked for, with a secret or without, in one of the words of Graph. */
  function reports(device: Device, actionName: string, own: object) {
    const kept = stage.sandbox.tenant.managedDevice(device.id);
    assert.ok(kept);
    kept.deviceActionResults = [{ actionName, startDateTime: new Date().toISOString(), ...own }];
  }

  for (const device of [studio, desk])
    it(`is a Mac’s PIN, shown once while its lock is pending: ${device.deviceName ?? ''}`, async () => {
      const pending = await refreshed(await sent('remoteLock', device));
      assert.match(pending.text, / Pending$/m);
      assert.doesNotMatch(pending.text, /^\d{6}$/m);
      const shown = await stage.channel.press(mayAll, pending.card, 'Show unlock PIN');
      const pin = /^\d{6}$/m.exec(shown.text)?.[0];
      assert.ok(pin !== undefined, shown.text);
      seen.push(pin);
      const again = await stage.channel.press(mayAll, pending.card, 'Show unlock PIN');
      assert.doesNotMatch(again.text, /^\d{6}$/m);
      assert.match(again.text, /can’t be shown again/);
      const row = actionRows.find((one) => one.id === 'remoteLock');
      assert.ok(row);
      stage.sandbox.control.settle(device.id, nameOf(row), 'done');
      const hidden = await stage.channel.press(mayAll, shown.card, 'Hide');
      assert.ok(!hidden.text.includes(pin));
      const done = await refreshed(hidden);
      assert.match(done.text, / Done$/m);
      assert.ok(!titles(done.card).includes('Show unlock PIN'), 'it was shown before');
    });

  const early: [string, Device, string, object, string, RegExp][] = [
    ['remoteLock', gone, 'active', { unlockPin: '918273' }, 'Show unlock PIN', /^918273$/m],
    ['resetPasscode', phone, 'pending', { passcode: 'Pq7x-81' }, 'Show new passcode', /^Pq7x-81$/m],
  ];
  for (const [id, device, actionState, secret, button, looks] of early)
    it(`is what the device’s result holds: ${id}, ${actionState}`, async () => {
      stage.sandbox.control.script(device.id, id, { end: 'never', unlisted: true });
      const receipt = await sent(id, device);
      reports(device, id, { actionState });
      const without = await refreshed(receipt);
      assert.match(without.text, / Pending$/m);
      assert.ok(!titles(without.card).includes(button), 'there is none yet');
      reports(device, id, { actionState, ...secret });
      const pending = await refreshed(without);
      assert.match(pending.text, / Pending$/m);
      // taken back before it is shown: that is said, and the button stays
      reports(device, id, { actionState });
      assert.match((await stage.channel.press(mayAll, pending.card, button)).text, /not available right now/);
      reports(device, id, { actionState, ...secret });
      const ready = await refreshed(pending);
      const shown = await stage.channel.press(mayAll, ready.card, button);
      assert.match(shown.text, looks);
      seen.push(...Object.values(secret).map(String));
    });

  it('is nothing where the result has none', async () => {
    const pending = await refreshed(await sent('remoteLock', plain));
    assert.match(pending.text, / Pending$/m);
    assert.ok(!titles(pending.card).some((title) => title.startsWith('Show')));
  });

  // In a group, so that it comes last.
  describe('all together', () => {
    it('are in no file and no log line, and are null in the trace', async () => {
      assert.equal(seen.length, 4);
      const text = await written.assertWithout(stage, seen, ['unlockPin', 'passcode']);
      assert.match(text, /"secretReady":true/);
    });

    it('are in the audit as read', async () => {
      const read = (await stage.audit()).filter(({ kind, what }) => kind === 'read' && what !== 'device');
      assert.deepEqual(
        read.map(({ what }) => what),
        ['unlockPin', 'unlockPin', 'unlockPin', 'passcode'],
      );
    });
  });
});
