import assert from 'node:assert/strict';
import { buttons, type Answered } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';
import { drillTenant } from '../drill/support/desk.ts';

describe('an action that is already pending', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage({ data: drillTenant() })));
  afterEach(() => stage.close());

  const ask = (who: string, action: string, device: string) =>
    stage.channel.invoke(who, 'action.ask', { action, device });
  const confirm = (who: string, asked: Answered, inputs = {}) => {
    const button = buttons(asked.card).find(({ verb }) => verb === 'action.confirm');
    return stage.channel.press(who, asked.card, String(button?.title), {}, {}, inputs);
  };
  const both = [people.fieldOperator, people.operatorOfAll] as const;
  const sent = () =>
    stage.sandbox.calls.filter(
      ({ method, path }) => method === 'POST' && /managedDevices\/[^/]+\/\w+$/.test(path),
    ).length;

  it('isn’t sent again by anybody, and the person who presses hears since when and by whom it is pending', async () => {
    const [first, second, third] = await Promise.all([
      ask(people.fieldOperator, 'syncDevice', devices.ainoPhone),
      ask(people.fieldOperator, 'syncDevice', devices.ainoPhone),
      ask(people.operatorOfAll, 'syncDevice', devices.ainoPhone),
    ]);
    assert.match((await confirm(people.fieldOperator, first)).text, /Accepted/);
    const own = await confirm(people.fieldOperator, second);
    assert.match(own.text, /just now|ago/);
    assert.match(own.text, /by you/);
    assert.match((await confirm(people.operatorOfAll, third)).text, /by Field Operator/);
    // A person who asks now hears it before there is anything to confirm.
    assert.match(
      (await ask(people.operatorOfAll, 'syncDevice', devices.ainoPhone)).text,
      /by Field Operator/,
    );
    assert.equal(sent(), 1);
    const why = (await stage.audit()).filter(({ kind }) => kind === 'refused').map(({ outcome }) => outcome);
    assert.deepEqual(why, ['alreadyPending', 'alreadyPending', 'alreadyPending']);
  });

  it('is sent once if two operators confirm at the same moment, and the other is told who sent it', async () => {
    const pairs = [
      ['syncDevice', devices.ainoPhone],
      ['remoteLock', devices.ainoMac],
      ['rebootNow', devices.ainoLaptop],
    ] as const;
    stage.sandbox.control.latency(50);
    for (const [action, device] of pairs) {
      const before = sent();
      const cards = await Promise.all(both.map((who) => ask(who, action, device)));
      const answers = await Promise.all(
        both.map((who, n) => confirm(who, cards[n] ?? assert.fail('no card'))),
      );
      assert.equal(sent() - before, 1, action);
      assert.equal(answers.filter(({ text }) => text.includes('Accepted')).length, 1);
      assert.equal(answers.filter(({ text }) => text.includes('already pending on this device')).length, 1);
    }
  });

  it('a quick scan and a full scan are one action in Graph: one waits for the other, and neither takes its result', async () => {
    await confirm(people.operatorOfAll, await ask(people.operatorOfAll, 'quickScan', devices.ainoLaptop));
    const full = await ask(people.operatorOfAll, 'fullScan', devices.ainoLaptop);
    assert.match(full.text, /by you/);
  });

  it('is known from the device if it wasn’t sent through the bot', async () => {
    const phone = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(phone ?? {}, {
      deviceActionResults: [
        {
          actionName: 'syncDevice',
          actionState: 'pending',
          startDateTime: new Date(Date.now() - 600_000).toISOString(),
        },
      ],
    });
    stage.sandbox.tenant.changed();
    const { text } = await ask(people.operatorOfAll, 'syncDevice', devices.ainoPhone);
    assert.match(text, /10 minutes ago/);
    assert.match(text, /not through this bot/);
    assert.equal(sent(), 0);
  });

  it('can be sent again once the first has ended', async () => {
    stage.sandbox.control.script(devices.ainoPhone, 'syncDevice', { after: 0, end: 'failed' });
    for (const count of [1, 2]) {
      const receipt = await confirm(
        people.operatorOfAll,
        await ask(people.operatorOfAll, 'syncDevice', devices.ainoPhone),
      );
      assert.match(receipt.text, /Accepted/);
      assert.match((await stage.channel.press(people.operatorOfAll, receipt.card, 'Refresh')).text, /Failed/);
      assert.equal(sent(), count);
    }
  });

  it('a Mac isn’t locked again before its PIN was used', async () => {
    stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 0, end: 'done' });
    const receipt = await confirm(
      people.operatorOfAll,
      await ask(people.operatorOfAll, 'remoteLock', devices.ainoMac),
    );
    assert.match((await stage.channel.press(people.operatorOfAll, receipt.card, 'Refresh')).text, /Done/);
    assert.match((await ask(people.operatorOfAll, 'remoteLock', devices.ainoMac)).text, /PIN/);
    // A check-in proves that it was used. After that the newest lock counts.
    stage.sandbox.control.script(devices.ainoMac, 'syncDevice', { after: 0.01, end: 'done' });
    await confirm(people.operatorOfAll, await ask(people.operatorOfAll, 'syncDevice', devices.ainoMac));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const second = await confirm(
      people.operatorOfAll,
      await ask(people.operatorOfAll, 'remoteLock', devices.ainoMac),
    );
    assert.equal(sent(), 3);
    await stage.channel.press(people.operatorOfAll, second.card, 'Refresh');
    assert.match((await ask(people.operatorOfAll, 'remoteLock', devices.ainoMac)).text, /PIN/);
    assert.equal(sent(), 3);
  });

  it('a wipe says what it cancels, and the canceled action’s receipt says Canceled', async () => {
    const sync = await confirm(
      people.operatorOfAll,
      await ask(people.operatorOfAll, 'syncDevice', devices.ainoPhone),
    );
    const form = await ask(people.operatorOfAll, 'wipe', devices.ainoPhone);
    const asked = await stage.channel.press(people.operatorOfAll, form.card, 'Continue');
    assert.match(asked.text, /cancels what is still pending on this device: Sync/);
    const typed = { deviceName: 'AINO-PHONE', reason: 'ticket 42' };
    assert.match((await confirm(people.operatorOfAll, asked, typed)).text, /Accepted/);
    const canceled = await stage.channel.press(people.operatorOfAll, sync.card, 'Refresh');
    assert.match(canceled.text, /Canceled/);
  });

  it('an irreversible action needs the device’s name and a reason, keeps the input, and sends nothing before', async () => {
    const form = await ask(people.operatorOfAll, 'wipe', devices.ainoPhone);
    const asked = await stage.channel.press(people.operatorOfAll, form.card, 'Continue');
    for (const typed of [
      {},
      { deviceName: 'AINO-PHONE' },
      { reason: 'ticket 42' },
      { deviceName: 'AINO-LAPTOP', reason: 'ticket 42' },
      { deviceName: 'AINO-PHONE', reason: '   ' },
    ]) {
      const again = await confirm(people.operatorOfAll, asked, typed);
      assert.match(again.text, /Nothing was sent/);
      for (const value of Object.values(typed) as string[])
        if (value.trim() !== '') assert.ok(JSON.stringify(again.card).includes(value));
    }
    assert.equal(sent(), 0);
    const typed = { deviceName: 'aino-phone ', reason: 'ticket 42' };
    assert.match((await confirm(people.operatorOfAll, asked, typed)).text, /Accepted/);
    assert.equal(sent(), 1);
  });

  it('a device without a name is confirmed by its serial number, and by nothing less', async () => {
    const phone = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(phone ?? {}, { deviceName: '   ' });
    stage.sandbox.tenant.changed();
    const form = await ask(people.operatorOfAll, 'wipe', devices.ainoPhone);
    const asked = await stage.channel.press(people.operatorOfAll, form.card, 'Continue');
    const reason = 'ticket 42';
    assert.match(
      (await confirm(people.operatorOfAll, asked, { deviceName: '', reason })).text,
      /Nothing was sent/,
    );
    assert.equal(sent(), 0);
    const typed = { deviceName: 'serial-1', reason };
    assert.match((await confirm(people.operatorOfAll, asked, typed)).text, /Accepted/);
  });

  it('the result of an earlier wipe says nothing about a new one', async () => {
    const phone = stage.sandbox.tenant.data.managedDevices.find(({ id }) => id === devices.ainoPhone);
    Object.assign(phone ?? {}, { managementState: 'wipeFailed' });
    stage.sandbox.tenant.changed();
    const form = await ask(people.operatorOfAll, 'wipe', devices.ainoPhone);
    const asked = await stage.channel.press(people.operatorOfAll, form.card, 'Continue');
    stage.sandbox.control.fail({ match: /POST .*\/wipe/, status: 504, times: 1 });
    const lost = await confirm(people.operatorOfAll, asked, {
      deviceName: 'AINO-PHONE',
      reason: 'ticket 42',
    });
    assert.match(lost.text, /Outcome unknown/);
    const later = await stage.channel.press(people.operatorOfAll, lost.card, 'Refresh');
    assert.match(later.text, /Outcome unknown/);
    assert.doesNotMatch(later.text, /Failed/);
  });
});
