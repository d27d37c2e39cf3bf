import assert from 'node:assert/strict';
import { askFor, confirmIt, openActions, titles } from '../../support/act.ts';
import { actionRows } from '../../support/action-rows.ts';
import { actionTenant, deviceFor, mayAll, mayAllBut, onlyMay } from '../../support/action-tenant.ts';
import { devices } from '../../support/device-kinds.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage } from '../../support/stage.ts';

const another = mayAllBut('Wipe');

/** An action on a device, by Graph's name and by its title there. */
const cases = [
  { id: 'syncDevice', name: 'syncDevice', title: 'Sync', kind: devices.windows },
  { id: 'rebootNow', name: 'rebootNow', title: 'Restart', kind: devices.mac },
  { id: 'remoteLock', name: 'remoteLock', title: 'Remote lock', kind: devices.iphone },
  { id: 'resetPasscode', name: 'resetPasscode', title: 'Remove passcode', kind: devices.iphone },
  { id: 'resetPasscode', name: 'resetPasscode', title: 'Reset passcode', kind: devices.android },
  { id: 'quickScan', name: 'windowsDefenderScan', title: 'Quick scan', kind: devices.windows },
  { id: 'locateDevice', name: 'locateDevice', title: 'Locate device', kind: devices.android },
  { id: 'shutDown', name: 'shutDown', title: 'Shut down', kind: devices.iphone },
].map((one, n) => ({ ...one, device: deviceFor(8_200 + n, `WAITS-${n}`, one.kind) }));

describe('an action that is pending on a device', () => {
  let stage: Stage;
  const open = async (by: 'result' | 'nothing', actionState = 'pending') => {
    const result = ({ name }: { name: string }) => ({
      actionName: name,
      actionState,
      startDateTime: '2026-01-01T08:00:00Z',
      lastUpdatedDateTime: '2026-01-01T08:00:00Z',
    });
    const all = cases.map(({ device, ...one }) => ({
      ...device,
      deviceActionResults: by === 'result' ? [result(one)] : [],
    }));
    stage = await openStage({ data: actionTenant(all, [another, onlyMay('SyncDevice')]) });
  };

  /** On the device's card, on that of all actions, and at a press from an older card. */
  const isHeld = async ({ id, title, device }: (typeof cases)[number], who = mayAll) => {
    const shown = await stage.channel.say(who, `device ${device.id}`);
    const all = await openActions(stage, who, device);
    for (const { card, text } of [shown, all]) {
      assert.ok(!titles(card).includes(title), `${title} isn’t offered`);
      const line = text.split('\n').find((one) => one.startsWith(`${title}: `));
      assert.match(line ?? '', /^[^:]+: already pending, sent .+[^.]\.?$/, `${title} says that it waits`);
    }
    const asked = await stage.channel.invoke(who, 'action.ask', { action: id, device: device.id });
    assert.match(asked.text, /the same action is already pending on this device/);
  };

  for (const actionState of ['pending', 'active'])
    it(`is shown as pending and not offered again while its result is ${actionState}`, async () => {
      await open('result', actionState);
      for (const one of cases) await isHeld(one);
    });

  for (const actionState of ['done', 'failed', 'canceled', 'notSupported'])
    it(`is offered again once its result is ${actionState}`, async () => {
      await open('result', actionState);
      for (const { title, device } of cases) {
        const { card, text } = await openActions(stage, mayAll, device);
        assert.ok(titles(card).includes(title), title);
        assert.doesNotMatch(text, /already pending/);
      }
    });

  it('is known by its receipt before the device reports it, whoever sent it', async () => {
    await open('nothing');
    for (const one of cases) {
      const row = actionRows.find(({ id }) => id === one.id);
      assert.ok(row);
      const here = { ...row, title: one.title };
      stage.sandbox.control.script(one.device.id, one.name, { after: 3_600_000, end: 'done' });
      const asked = await askFor(stage, mayAll, here, one.device);
      const button = titles(asked.card).find((title) => title.startsWith('Confirm'));
      await confirmIt(stage, mayAll, { ...here, confirm: button ?? '' }, one.device, asked);
      const sent = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === one.device.id);
      assert.ok(sent);
      sent.deviceActionResults = [];
      stage.sandbox.tenant.changed();
      await isHeld(one);
      await isHeld(one, another);
    }
  });

  it('isn’t offered on its person’s card, nor for several devices', async () => {
    await open('nothing');
    const phone = cases.find(({ title }) => title === 'Remove passcode')?.device;
    const lock = actionRows.find(({ id }) => id === 'remoteLock');
    assert.ok(phone && lock);
    const { id, userId: user = '' } = phone;
    const several = async () =>
      JSON.stringify((await stage.channel.invoke(mayAll, 'devices.several', { user })).card);
    const before = await several();
    stage.sandbox.control.script(id, 'remoteLock', { after: 3_600_000, end: 'done' });
    await confirmIt(stage, mayAll, lock, phone, await askFor(stage, mayAll, lock, phone));
    const list = await stage.channel.invoke(mayAll, 'user.devices', { user, page: '1' });
    assert.match(list.text, /WAITS-3\n[^]*?Remote lock: already pending, sent just now\./);
    const devicesNow = stage.sandbox.tenant.data.managedDevices;
    devicesNow.splice(0, devicesNow.length, ...devicesNow.filter((one) => one.id === id));
    stage.sandbox.tenant.changed();
    assert.match(before, /"title":"Remote lock[^"]*"/);
    const alone = await several();
    assert.doesNotMatch(alone, /"title":"Remote lock/);
    assert.match(alone, /"title":"Remove passcode/);
  });

  it('is the other scan of a device, too', async () => {
    await open('result');
    const scan = cases.find(({ id }) => id === 'quickScan');
    assert.ok(scan);
    await isHeld({ ...scan, id: 'fullScan', title: 'Full scan' });
  });

  it('is told as the reason if nothing else may be done there', async () => {
    await open('result');
    const sync = cases.find(({ id }) => id === 'syncDevice');
    assert.ok(sync);
    const { text } = await stage.channel.say(onlyMay('SyncDevice'), `device ${sync.device.id}`);
    assert.match(text, /What you may do with this device is already pending\./);
    assert.doesNotMatch(text, /Your role/);
  });
});
