import assert from 'node:assert/strict';
import { RateLimiter } from '../../../bot/teams/inbound/rate-limiter.ts';
import { from, message, press } from '../support/activities.ts';
import { cardOf, here, type TestBot, withBot } from '../support/bot.ts';

const OTHER_ONE = 'c0ffee00-0000-4000-8000-000000000077';

describe('teams: rate limits', () => {
  it('allows a person so much at once, and so much a minute', () => {
    let now = 0;
    const limits = { personBurst: 3, personPerMinute: 60, allBurst: 100, allPerMinute: 600 };
    const limiter = new RateLimiter(limits, () => now);
    const taken = () => limiter.take('a');
    assert.deepEqual(
      [taken(), taken(), taken(), taken(), taken()],
      ['allowed', 'allowed', 'allowed', 'refused', 'refusedSilently'],
    );
    assert.equal(limiter.take('b'), 'allowed', 'others are not held up');
    now = 1000;
    assert.deepEqual([taken(), taken()], ['allowed', 'refusedSilently']);
    now = 11_000;
    assert.deepEqual([taken(), taken(), taken(), taken()], ['allowed', 'allowed', 'allowed', 'refused']);
  });

  it('limits what everybody asks together', () => {
    const limits = { personBurst: 3, personPerMinute: 60, allBurst: 5, allPerMinute: 60 };
    const limiter = new RateLimiter(limits, () => 0);
    const taken = Array.from({ length: 8 }, (_, n) => limiter.take(`person-${n}`));
    assert.deepEqual(
      taken.map((verdict) => verdict === 'allowed'),
      [true, true, true, true, true, false, false, false],
    );
  });

  it('tells the person once for messages and always for presses, without asking the handler', async () => {
    const check = async ({ post, connector, handled }: TestBot) => {
      for (let n = 0; n < 6; n += 1) assert.equal((await post(message('help'))).status, 200);
      assert.deepEqual(connector.texts(), ['hello', 'hello', 'too many']);
      const { status, json } = await post(press('user.show'));
      assert.equal(status, 200);
      assert.deepEqual(cardOf(json).view.lines, ['too many']);
      assert.equal(handled.length, 2);
      await post(message('help', from(OTHER_ONE)));
      assert.equal(handled.length, 3);
    };
    const limits = { personBurst: 2, personPerMinute: 1 };
    await withBot(() => Promise.resolve(here('hello')), check, { limits });
  });

  it('answers 503 if too many activities are in progress', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const handle = async () => {
      await held;
      return here('hello');
    };
    const check = async ({ post, url }: TestBot) => {
      const first = post(message('help'));
      while ((await post(message('help', from(OTHER_ONE)))).status !== 503)
        await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal((await fetch(`${url}/healthz`)).status, 200);
      release();
      assert.equal((await first).status, 200);
    };
    await withBot(handle, check, { limits: { inFlight: 1 } });
  });
});
