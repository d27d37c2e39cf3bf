import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { posts } from '../../support/act.ts';
import type { Answered, Json } from '../../support/channel.ts';
import { buttons, wordsOf } from '../../support/channel.ts';
import { temporaryFolder } from '../../support/fixture.ts';
import type { Stage } from '../../support/stage.ts';
import { openStage, quick } from '../../support/stage.ts';
import { devices, people, smallTenant } from '../../support/tenant.ts';
import { lastSentTo, numberOn } from './support/employee.ts';

const CALLER = people.aino;
const MARKED = /Check the highlighted fields/;
const VERIFIED = /Verified: Aino Virtanen pressed the right number/;

/** What asks for a caller check, on whose card, with which button. */
const CASES = [
  { of: 'an action', operator: people.operatorOfAll, device: devices.ainoPhone, opens: 'Remote lock' },
  { of: 'a key', operator: people.admin, device: devices.ainoMac, opens: 'Show FileVault key' },
] as const;

describe('a card that asks for a caller check, drawn again', () => {
  let stage: Stage;

  async function open(needs: readonly string[]) {
    const path = join(await temporaryFolder(), 'policy.json');
    await writeFile(path, JSON.stringify({ start: { remoteLock: needs, fileVaultKey: needs } }));
    const data = smallTenant();
    data.nav[`managedDevices/${devices.ainoMac}/getFileVaultKey`] = 'SAMP-LEKE';
    stage = await openStage({ data, environment: { PolicyFile: path }, app: { pace: quick(50) } });
  }
  const press = (who: string, { card }: Answered, title: string, typed: Json = {}) =>
    stage.channel.press(who, card, title, {}, {}, typed);
  const titles = ({ card }: Answered) => buttons(card).map(({ title }) => String(title));
  const valueOf = ({ card }: Answered, id: string) =>
    new RegExp(`"id":"${id}"[^{}]*"value":"([^"]*)"`).exec(JSON.stringify(card))?.[1];
  async function answered({ text }: Answered) {
    const card = lastSentTo(stage, CALLER);
    const number = numberOn({ text });
    await stage.channel.press(CALLER, card, number);
  }

  for (const { of, operator, device, opens } of CASES) {
    const ask = async () => press(operator, await stage.channel.say(operator, `device ${device}`), opens);
    const goesAhead = (card: Answered) => titles(card).at(-1) ?? '';

    it(`of ${of} keeps the verified caller beside what was mistyped`, async () => {
      await open(['callerCheck', 'ticket']);
      const waiting = await press(operator, await ask(), 'Verify caller');
      await answered(waiting);
      const slipped = await press(operator, waiting, goesAhead(waiting), { ticket: '' });
      assert.match(slipped.text, MARKED);
      assert.match(slipped.text, VERIFIED);
      assert.ok(!titles(slipped).includes('Verify caller'), titles(slipped).join());
      const done = await press(operator, slipped, goesAhead(slipped), { ticket: '4711' });
      assert.doesNotMatch(done.text, MARKED);
      assert.match(done.text, /Accepted|SAMP-LEKE/);
    });

    it(`of ${of} keeps its number and what was typed if nobody has answered yet`, async () => {
      await open(['callerCheck', 'ticket']);
      const waiting = await press(operator, await ask(), 'Verify caller');
      const [number] = /Read this number aloud: \d\d/.exec(waiting.text) ?? [];
      assert.ok(number);
      const early = await press(operator, waiting, goesAhead(waiting), { ticket: '4711' });
      assert.match(early.text, /verify the caller first/);
      assert.ok(early.text.includes(number), early.text);
      assert.doesNotMatch(early.text, MARKED);
      assert.equal(valueOf(early, 'ticket'), '4711');
      // and the person's answer leaves it there
      await answered(waiting);
      const { card } = stage.channel.updates.at(-1) ?? {};
      assert.match(wordsOf(card), VERIFIED);
      assert.match(JSON.stringify(card), /"value":"4711"/);
    });

    it(`of ${of} says what was mistyped before anybody was asked`, async () => {
      await open(['callerCheck', 'ticket']);
      const first = await ask();
      const slipped = await press(operator, first, goesAhead(first), { ticket: 'none' });
      assert.match(slipped.text, MARKED);
      assert.match(slipped.text, /verify the caller first/);
      assert.match((await press(operator, slipped, 'Verify caller')).text, /Read this number aloud/);
    });
  }

  it('can be had again if a restart has forgotten it when the person answers', async () => {
    await open(['callerCheck']);
    const [{ operator, device, opens }] = CASES;
    const asked = await press(operator, await stage.channel.say(operator, `device ${device}`), opens);
    const waiting = await press(operator, asked, 'Verify caller');
    await stage.restart();
    await answered(waiting);
    const { card } = stage.channel.updates.at(-1) ?? {};
    assert.match(wordsOf(card), VERIFIED);
    const again = await stage.channel.press(operator, card, 'Refresh');
    assert.match(again.text, VERIFIED);
    assert.match((await press(operator, again, 'Confirm remote lock')).text, /Accepted/);
  });

  it('says from the beginning that a second operator is asked, too', async () => {
    await open(['callerCheck', 'secondOperator']);
    const [{ operator, device, opens }] = CASES;
    const card = await press(operator, await stage.channel.say(operator, `device ${device}`), opens);
    assert.match(card.text, /verify the caller first/);
    assert.match(card.text, /second operator/);
    assert.match((await press(operator, card, 'Verify caller')).text, /second operator/);
    assert.deepEqual(posts(stage, { id: device }), []);
  });
});
