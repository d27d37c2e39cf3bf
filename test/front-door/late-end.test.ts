import assert from 'node:assert/strict';
import { buttons, wordsOf, type Json } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage, quick } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;
const HOUR = 3_600_000;

describe('what comes to an end, or is to be hidden, after the operator has looked away', () => {
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
    for (let n = 0; n < 400; n++) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('waited in vain');
  };
  const cardsSaid = () =>
    stage.channel.sent
      .flatMap(({ activity }) => (activity.attachments ?? []) as { content: Json }[])
      .map(({ content }) => wordsOf(content));

  it('is told by a message of its own where an hour or more went by, and not where it was quick', async () => {
    await lock(devices.ainoPhone);
    stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
    await until(() => stage.channel.updates.find(({ card }) => wordsOf(card).includes('Done')));
    assert.equal(cardsSaid().filter((words) => words.includes('Done')).length, 0);

    stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 2 * 3_600, end: 'done' });
    await lock(devices.ainoMac);
    skew += 2 * HOUR + 1_000;
    const told = await until(() => cardsSaid().find((words) => words.includes('Done')));
    assert.match(told, /AINO-MAC/);
    assert.equal(cardsSaid().filter((words) => words.includes('Done')).length, 1);
  });

  it('is asked no more after a day, and its receipt claims nothing', async () => {
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

  it('takes a PIN off its card after ten minutes, over a restart too', async () => {
    stage.sandbox.control.script(devices.ainoMac, 'remoteLock', { after: 0, end: 'done' });
    const receipt = await lock(devices.ainoMac);
    const done = await stage.channel.press(operator, receipt.card, 'Refresh');
    const show = buttons(done.card).find(({ verb }) => verb === 'secret.show');
    const shown = await stage.channel.press(operator, done.card, String(show?.title));
    const pin = /\b\d{6}\b/.exec(shown.text)?.[0] ?? '';
    assert.match(pin, /^\d{6}$/);
    skew += 10 * 60_000 + 1_000;
    const before = stage.channel.updates.length;
    await stage.restart();
    const hidden = await until(() =>
      stage.channel.updates.slice(before).find(({ card }) => /shown/i.test(wordsOf(card))),
    );
    assert.ok(!JSON.stringify(hidden.card).includes(pin));
  });
});
