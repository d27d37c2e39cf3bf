import assert from 'node:assert/strict';
import { buttons, wordsOf, type Json } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage, quick } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;
const HOUR = 3_600_000;

describe('actions that end and PINs that are hidden after the operator has looked away', () => {
  let stage: Stage;
  let skew = 0;
  const now = () => new Date(Date.now() + skew);
  beforeEach(async () => {
    skew = 0;
    const pace = { ...quick(50), steps: [{ until: 24 * HOUR, every: 50 }] };
    stage = await openStage({ now, app: { now, pace } });
  });
  afterEach(() => stage.close());

  const lock = async (device: string) => {
    const person = await stage.channel.say(operator, 'select user aino@contoso.example');
    const asked = await stage.channel.press(operator, person.card, 'Remote lock', { device });
    return stage.channel.press(operator, asked.card, 'Confirm remote lock');
  };
  const until = async <T>(find: () => T | undefined): Promise<T> => {
    for (let n = 0; n < 1_500; n++) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('nothing happened');
  };
  const hideIds: string[] = [];
  const showPin = async (): Promise<string> => {
    stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 0, end: 'done' });
    const receipt = await lock(devices.ainoMac);
    const done = await stage.channel.press(operator, receipt.card, 'Refresh');
    const show = buttons(done.card).find(({ verb }) => verb === 'secret.show');
    const shown = await stage.channel.press(operator, done.card, String(show?.title));
    const hide = buttons(shown.card).find(({ verb }) => verb === 'secret.hide');
    hideIds.push(String((hide?.data as Json | undefined)?.receipt));
    const pin = /\b\d{6}\b/.exec(shown.text)?.[0] ?? '';
    assert.match(pin, /^\d{6}$/);
    return pin;
  };
  const cardsSaid = () =>
    stage.channel.sent
      .flatMap(({ activity }) => (activity.attachments ?? []) as { content: Json }[])
      .map(({ content }) => wordsOf(content));

  it('are announced in a new message if they took a minute or more, but not if they were quick', async () => {
    await lock(devices.ainoPhone);
    stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
    await until(() => stage.channel.updates.find(({ card }) => wordsOf(card).includes('Done')));
    assert.equal(cardsSaid().filter((words) => words.includes('Done')).length, 0);

    stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 70, end: 'done' });
    await lock(devices.ainoMac);
    skew += 71_000;
    const told = await until(() => cardsSaid().find((words) => words.includes('Done')));
    assert.match(told, /AINO-MAC/);
    assert.equal(cardsSaid().filter((words) => words.includes('Done')).length, 1);
  });

  it('are announced once for several devices, when the last has ended', async () => {
    for (const [device, after] of [
      [devices.ainoPhone, 70],
      [devices.ainoMac, 140],
    ] as const)
      stage.sandbox.control.script(device, 'remoteLock', { after, end: 'done' });
    const { channel } = stage;
    const person = await channel.say(operator, 'select user aino@contoso.example');
    const several = await channel.press(operator, person.card, 'Several devices');
    const chosen = { action: 'remoteLock', devices: `${devices.ainoPhone},${devices.ainoMac}` };
    const asked = await channel.press(operator, several.card, 'Continue', {}, {}, chosen);
    await channel.press(operator, asked.card, 'Confirm remote lock');
    const first = () => stage.channel.updates.find(({ card }) => wordsOf(card).includes('1 Done'));
    skew += 71_000;
    await until(first);
    assert.deepEqual(
      cardsSaid().filter((words) => words.includes('Done')),
      [],
    );
    skew += 71_000;
    const told = await until(() => cardsSaid().find((words) => words.includes('2 Done')));
    assert.match(told, /AINO-PHONE.*AINO-MAC|AINO-MAC.*AINO-PHONE/s);
    assert.equal(cardsSaid().filter((words) => words.includes('Done')).length, 1);
  });

  for (const status of [404, 403, 410])
    it(`are told by one new message if the card can’t be changed (${status}), and that one changes`, async () => {
      const { sent, updates, refusedUpdates } = stage.channel;
      const known = new Set<string>();
      stage.channel.refuseUpdate = (id) => (known.has(id) ? undefined : status);
      const locked = await lock(devices.ainoPhone);
      const before = sent.length;
      const instead = await until(() => sent.slice(before).find(({ activity }) => activity.attachments));
      const [attachment] = instead.activity.attachments as { content: Json }[];
      const id = stage.channel.messageOf(attachment?.content);
      assert.ok(id);
      known.add(id);
      await stage.restart();
      stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
      const done = await until(() => updates.find(({ card }) => wordsOf(card).includes('Done')));
      assert.equal(done.activityId, id);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.deepEqual(refusedUpdates, [stage.channel.messageOf(locked.card)]);
      assert.equal(sent.length, before + 1);
    });

  it('are not followed after a day, and the receipt claims nothing', async () => {
    stage.sandbox.control.script(devices.ainoPhone, 'remoteLock', { end: 'never' });
    const receipt = await lock(devices.ainoPhone);
    await until(() => stage.channel.updates.find(({ card }) => wordsOf(card).includes('Pending')));
    skew += 25 * HOUR;
    await new Promise((resolve) => setTimeout(resolve, 200));
    stage.calls();
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.deepEqual(stage.calls(), []);
    assert.match((await stage.channel.press(operator, receipt.card, 'Refresh')).text, /Pending/);
  });

  it('lose the PIN on the card after ten minutes, even over a restart', async () => {
    const pin = await showPin();
    skew += 10 * 60_000 + 1_000;
    const before = stage.channel.updates.length;
    await stage.restart();
    const hidden = await until(() =>
      stage.channel.updates.slice(before).find(({ card }) => /shown/i.test(wordsOf(card))),
    );
    assert.ok(!JSON.stringify(hidden.card).includes(pin));
  });

  it('update a card later if the channel refused it, even over a restart', async () => {
    await lock(devices.ainoPhone);
    await until(() => stage.channel.updates.find(({ card }) => wordsOf(card).includes('Pending')));
    // Nothing gets through until the bot is started again.
    stage.channel.refuse.push(...Array.from({ length: 300 }, () => ({ status: 500 })));
    stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await stage.restart();
    stage.channel.refuse.length = 0;
    await until(() => stage.channel.updates.find(({ card }) => wordsOf(card).includes('Done')));
  });

  it('lose a PIN that was shown before a restart, even if the channel refused at first', async () => {
    const pin = await showPin();
    skew += 9 * 60_000;
    await stage.restart();
    stage.channel.refuse.push({ status: 400 });
    const { updates, sent } = stage.channel;
    const before = { updates: updates.length, sent: sent.length };
    skew += 60_000;
    // The timer runs on the real clock. A start looks at once.
    await stage.restart();
    await until(() => (stage.channel.refuse.length === 0 ? true : undefined));
    await stage.restart();
    // the bot that was refused may have told it by a new message before it ended
    const cards = () => [
      ...updates.slice(before.updates).map(({ card }) => card),
      ...sent.slice(before.sent).map(({ activity }) => activity),
    ];
    const hidden = await until(() => cards().find((card) => /shown/i.test(JSON.stringify(card))));
    assert.ok(!JSON.stringify(hidden).includes(pin));
  });

  it('let nobody else hide the PIN, or keep it on the card', async () => {
    await showPin();
    const [receipt] = (await stage.audit()).filter(({ what }) => what === 'unlockPin');
    assert.ok(receipt);
    const id = hideIds.at(-1) ?? '';
    const hide = async (who: string) =>
      (await stage.channel.invoke(who, 'secret.hide', { receipt: id })).text;
    assert.match(await hide(people.operatorOfMany), /another operator/);
    assert.match(await hide(people.nobody), /no Intune role/);
    skew += 10 * 60_000 + 1_000;
    const before = stage.channel.updates.length;
    await stage.restart();
    await until(() => stage.channel.updates[before]);
  });
});
