import assert from 'node:assert/strict';
import type { Json } from '../support/channel.ts';
import { wordsOf } from '../support/channel.ts';
import type { Stage } from '../support/stage.ts';
import { openStage, quick } from '../support/stage.ts';
import { ADMIN_CHANNEL, devices, people } from '../support/tenant.ts';

const operator = people.fieldOperator;
const NOW = new Date('2026-07-01T22:30:11Z');
const clientInfo = (timezone: unknown): Json => ({
  entities: [{ type: 'clientInfo', locale: 'en-US', timezone }],
});

describe('times on cards', () => {
  let stage: Stage;
  const began = Date.now();
  const now = () => new Date(NOW.getTime() + Date.now() - began);
  beforeEach(async () => {
    stage = await openStage({ now, app: { now, pace: quick(50) } });
  });
  afterEach(() => stage.close());

  /** The receipt, as it was answered and as it was changed when the device had done it. */
  const receipt = async (over: Json): Promise<readonly string[]> => {
    const { channel } = stage;
    const person = await channel.say(operator, 'select user aino@contoso.example', over);
    const lock = { device: devices.ainoPhone };
    const asked = await channel.press(operator, person.card, 'Remote lock', lock, over);
    const { text } = await channel.press(operator, asked.card, 'Confirm remote lock', {}, over);
    stage.sandbox.control.settle(devices.ainoPhone, 'remoteLock', 'done');
    for (let n = 0; n < 500; n++) {
      const done = stage.channel.updates
        .map(({ card }) => wordsOf(card))
        .find((words) => words.includes('Done'));
      if (done !== undefined) return [text, done];
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the receipt never said Done');
  };

  const zones: [string, Json, RegExp, RegExp][] = [
    ['are the reader’s own', { localTimezone: 'Europe/Helsinki' }, /01:3\d:\d\d\b(?! UTC)/, /22:3\d:\d\d/],
    [
      'are told by Teams’ clientInfo too',
      clientInfo('America/New_York'),
      /18:3\d:\d\d\b(?! UTC)/,
      /22:3\d:\d\d/,
    ],
    ['are in UTC, and say so, if Teams names no zone', {}, /22:3\d:\d\d UTC/, /22:3\d:\d\d(?! UTC)/],
    [
      'are in UTC if the zone is unknown',
      { localTimezone: 'Europe/Atlantis' },
      /22:3\d:\d\d UTC/,
      /Atlantis/,
    ],
    ['are in UTC if the zone is no text', clientInfo({ zone: 1 }), /22:3\d:\d\d UTC/, /22:3\d:\d\d(?! UTC)/],
    ['are in UTC if the zone is hostile', { localTimezone: 'x'.repeat(1_900) }, /22:3\d:\d\d UTC/, /xxx/],
  ];
  for (const [title, over, shown, never] of zones)
    it(title, async () => {
      for (const text of await receipt(over)) {
        assert.match(text, shown);
        assert.doesNotMatch(text, never);
      }
    });

  it('are in UTC in a channel, where others read them', async () => {
    const there = { ...stage.channel.inChannel(ADMIN_CHANNEL), localTimezone: 'Europe/Helsinki' };
    const { text } = await stage.channel.say(people.admin, '<at>Help Desk</at> audit', there);
    assert.match(text, /22:3\d:\d\d UTC/);
    assert.doesNotMatch(text, /01:3\d:\d\d/);
  });
});
