import assert from 'node:assert/strict';
import sinon from 'sinon';
import { Deliveries } from '../../../bot/teams/inbound/deliveries.ts';
import { OTHER, TENANT, from, message, press } from '../support/activities.ts';
import { cardOf, here, startBot, type TestBot } from '../support/bot.ts';
import { incomingOf } from '../support/turns.ts';

describe('teams: the same activity, delivered again', () => {
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

  it('is accepted but not answered again if it is a message', async () => {
    const again = message('help');
    for (let delivery = 0; delivery < 3; delivery += 1) assert.equal((await bot.post(again)).status, 200);
    assert.deepEqual(bot.connector.texts(), ['answer 1']);
    assert.equal(count, 1);
  });

  it('gets the first answer if it is a press', async () => {
    const again = press('confirm');
    assert.deepEqual(lines((await bot.post(again)).json), ['answer 1']);
    assert.deepEqual(lines((await bot.post(again)).json), ['answer 1']);
    assert.equal(count, 1);
  });

  it('waits for the first answer', async () => {
    let open: (value?: unknown) => void = () => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const again = press('confirm');
    const answers = [bot.post(again), bot.post(again), bot.post(again)];
    setTimeout(open, 50);
    for (const { json } of await Promise.all(answers)) assert.deepEqual(lines(json), ['answer 1']);
    assert.equal(count, 1);
  });

  it('is a different one if the conversation, the id or the speaker differs', async () => {
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

  it('is authenticated again before it gets an answer', async () => {
    const first = press('confirm');
    await bot.post(first);
    const foreign = { ...first, channelData: { tenant: { id: OTHER } } };
    assert.deepEqual(lines((await bot.post(foreign)).json), ['foreign tenant']);
    assert.equal((await bot.post({ ...first, serviceUrl: 'https://evil.example/' })).status, 403);
  });

  it('is refused only once', async () => {
    const again = message('help', { channelData: { tenant: { id: OTHER } } });
    await bot.post(again);
    await bot.post(again);
    assert.deepEqual(bot.connector.texts(), ['foreign tenant']);
  });

  it('is not recognized without an id', async () => {
    const again = message('help', { id: undefined });
    await bot.post(again);
    await bot.post(again);
    assert.equal(count, 2);
  });
});

describe('teams: remembered responses', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers({ now: 1 });
  });
  afterEach(() => clock.restore());
  const activity = () => incomingOf(message('help'));
  const counting = () => {
    let count = 0;
    return () => Promise.resolve({ status: 200, body: `answer ${(count += 1)}` });
  };

  it('are forgotten after a while, and asking for them doesn’t make them last longer', async () => {
    const deliveries = new Deliveries(10_000, Date.now);
    const serve = counting();
    const again = activity();
    const body = async () => (await deliveries.once(again, serve)).body;
    assert.equal(await body(), 'answer 1');
    for (let seconds = 0; seconds < 9; seconds += 1) {
      await clock.tickAsync(1000);
      assert.equal(await body(), 'answer 1');
    }
    await clock.tickAsync(2001);
    assert.equal(await body(), 'answer 2');
  });

  it('are not kept if serving failed', async () => {
    const deliveries = new Deliveries(10_000, Date.now);
    const again = activity();
    await assert.rejects(
      deliveries.once(again, () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    assert.equal((await deliveries.once(again, counting())).body, 'answer 1');
  });

  it('are dropped when they take up too much memory', async () => {
    const deliveries = new Deliveries(10_000, Date.now);
    const serve = counting();
    const first = activity();
    await deliveries.once(first, serve);
    const large = 'x'.repeat(13 * 1024 * 1024);
    for (let n = 0; n < 2; n += 1)
      await deliveries.once(activity(), () => Promise.resolve({ status: 200, body: large }));
    assert.equal((await deliveries.once(first, serve)).body, 'answer 2');
  });
});
