import assert from 'node:assert/strict';
import type { Reply } from '../../../bot/helpdesk/contracts/conversation.ts';
import { OTHER, TENANT, from, message, press } from '../support/activities.ts';
import { cardOf, here, startBot, type TestBot, withBot } from '../support/bot.ts';

describe('teams: the same activity again', () => {
  let bot: TestBot;
  let count = 0;
  /** What the handler waits for. */
  let gate: Promise<unknown> = Promise.resolve();
  before(async () => {
    bot = await startBot(async () => {
      const mine = (count += 1);
      await gate;
      return here(`answer ${mine}`);
    });
  });
  after(() => bot.close());
  beforeEach(() => {
    count = 0;
    gate = Promise.resolve();
    bot.connector.sent.length = 0;
  });
  const lines = (json: unknown) => cardOf(json).view.lines;

  it('is a message: taken, and not answered a second time', async () => {
    const again = message('help');
    for (let delivery = 0; delivery < 3; delivery += 1) assert.equal((await bot.post(again)).status, 200);
    assert.deepEqual(bot.connector.texts(), ['answer 1']);
    assert.equal(count, 1);
  });

  it('is a press: gets the first answer', async () => {
    const again = press('confirm');
    assert.deepEqual(lines((await bot.post(again)).json), ['answer 1']);
    assert.deepEqual(lines((await bot.post(again)).json), ['answer 1']);
    assert.equal(count, 1);
  });

  it('waits for the first answer while that is being made', async () => {
    let open: (value?: unknown) => void = () => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const again = press('confirm');
    const answers = [bot.post(again), bot.post(again), bot.post(again)];
    setTimeout(open, 50);
    for (const { json } of await Promise.all(answers)) assert.deepEqual(lines(json), ['answer 1']);
    assert.equal(count, 1);
  });

  it('is another where the conversation, the id or the speaker is', async () => {
    const first = press('confirm');
    const others = [
      { ...first, id: 'another' },
      { ...first, conversation: { id: 'a:other', conversationType: 'personal', tenantId: TENANT } },
      { ...first, ...from(OTHER, '29:other') },
      { ...first, ...from(OTHER) },
    ];
    await bot.post(first);
    for (const other of others) await bot.post(other);
    assert.equal(count, 5);
  });

  it('is let in again before it gets an answer', async () => {
    const first = press('confirm');
    await bot.post(first);
    const foreign = { ...first, channelData: { tenant: { id: OTHER } } };
    assert.deepEqual(lines((await bot.post(foreign)).json), ['foreign tenant']);
    assert.equal((await bot.post({ ...first, serviceUrl: 'https://evil.example/' })).status, 403);
  });

  it('is a refused one: refused once', async () => {
    const again = message('help', { channelData: { tenant: { id: OTHER } } });
    await bot.post(again);
    await bot.post(again);
    assert.deepEqual(bot.connector.texts(), ['foreign tenant']);
  });

  it('is not known without an id', async () => {
    const again = message('help', { id: undefined });
    await bot.post(again);
    await bot.post(again);
    assert.equal(count, 2);
  });

  it('is forgotten after a while', async () => {
    const handle = () => Promise.resolve<Reply>(here(`answer ${(count += 1)}`));
    const check = async ({ post }: TestBot) => {
      const again = press('confirm');
      await post(again);
      await new Promise((resolve) => setTimeout(resolve, 1100));
      assert.deepEqual(lines((await post(again)).json), ['answer 2']);
    };
    await withBot(handle, check, { limits: { rememberMs: 20 } });
  });
});
