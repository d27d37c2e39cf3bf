import assert from 'node:assert/strict';
import { LIMITS } from '../../../bot/teams/options.ts';
import { RateLimiter } from '../../../bot/teams/inbound/rate-limiter.ts';
import { from, inChannel, message, press, type Fields } from '../support/activities.ts';
import { cardOf, here, type TestBot, withBot } from '../support/bot.ts';

const OTHER_ONE = 'c0ffee00-0000-4000-8000-000000000077';

describe('teams: rate limits', () => {
  it('allows a person so much at once, and so much a minute', () => {
    let now = 0;
    const limits = { ...LIMITS, personBurst: 3, personPerMinute: 60, allBurst: 100, allPerMinute: 600 };
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
    const limits = { ...LIMITS, personBurst: 3, personPerMinute: 60, allBurst: 5, allPerMinute: 60 };
    const limiter = new RateLimiter(limits, () => 0);
    const taken = Array.from({ length: 8 }, (_, n) => limiter.take(`person-${n}`));
    assert.deepEqual(
      taken.map((verdict) => verdict === 'allowed'),
      [true, true, true, true, true, false, false, false],
    );
  });

  describe('of several bots', () => {
    const limits = { ...LIMITS, personBurst: 8, personPerMinute: 60, allBurst: 100, allPerMinute: 600 };
    const allowed = (limiter: RateLimiter, times: number, who = OTHER_ONE) =>
      Array.from({ length: times }, () => limiter.take(who)).filter((verdict) => verdict === 'allowed')
        .length;
    const two = () => {
      const clock = { now: 0 };
      const open = () => new RateLimiter(limits, () => clock.now);
      return { clock, a: open(), b: open() };
    };

    it('count what a person who asks much has asked of the others, once', () => {
      const { a, b } = two();
      assert.equal(allowed(a, 6), 6);
      const { asked } = a.takeAsked();
      assert.deepEqual(asked, { people: { [OTHER_ONE]: 6 }, all: 0 });
      b.charge(asked);
      assert.equal(allowed(b, 6), 2);
      assert.equal(allowed(b, 1, 'somebody else'), 1);
      assert.deepEqual(a.takeAsked(), { any: false, asked: undefined });
    });

    it('tell nothing of people who ask little', () => {
      const { a } = two();
      for (const who of ['one', 'two', 'three']) assert.equal(allowed(a, 4, who), 4);
      assert.deepEqual(a.takeAsked(), { any: true, asked: undefined });
    });

    it('hold nobody up for longer than one bot would', () => {
      const { clock, a, b } = two();
      b.charge({ people: { [OTHER_ONE]: 1_000 }, all: 1_000_000 });
      assert.deepEqual([allowed(a, 1), allowed(b, 1)], [1, 0]);
      clock.now = 1_001;
      assert.equal(allowed(b, 2), 1);
    });

    it('share what everybody asks together', () => {
      const { a, b } = two();
      for (let n = 0; n < 60; n++) allowed(a, 1, `person ${n}`);
      const { asked } = a.takeAsked();
      assert.deepEqual(asked, { people: {}, all: 60 });
      b.charge(asked);
      assert.equal(
        Array.from({ length: 60 }, (_, n) => allowed(b, 1, `person ${n}`)).filter(Boolean).length,
        40,
      );
    });
  });

  it('counts every spelling of an id as the same person', async () => {
    const limiter = new RateLimiter({ ...LIMITS, personBurst: 2, personPerMinute: 1 }, () => 0);
    const spelled = [OTHER_ONE, OTHER_ONE.toUpperCase(), OTHER_ONE.replace('c', 'C')];
    assert.deepEqual(
      spelled.map((id) => limiter.take(id)),
      ['allowed', 'allowed', 'refused'],
    );
    const check = async ({ post, connector, handled }: TestBot) => {
      for (const id of [...spelled, ...spelled]) await post(message('help', from(id)));
      assert.deepEqual(connector.texts(), ['hello', 'hello', 'too many']);
      assert.deepEqual(new Set(handled.map(({ personId }) => personId)), new Set([OTHER_ONE]));
    };
    const limits = { personBurst: 2, personPerMinute: 1 };
    await withBot(() => Promise.resolve(here('hello')), check, { limits });
  });

  describe('give people who are turned away fewer answers', () => {
    const REFUSALS = { refusedBurst: 3, refusedPerMinute: 1 };

    it('a few at once, then one a minute, until something is answered', () => {
      let now = 0;
      const limiter = new RateLimiter({ ...LIMITS, ...REFUSALS }, () => now);
      const ask = () => limiter.take('a') === 'allowed' && limiter.tellRefused('A');
      const told = (times: number) => Array.from({ length: times }, ask).filter(Boolean).length;
      assert.equal(told(1000), 3);
      now = 60_000;
      assert.equal(told(1000), 1);
      now = 300_000;
      assert.equal(told(1000), 3);
      now = 360_000;
      assert.equal(limiter.take('a'), 'allowed');
      limiter.served('A');
      assert.equal(told(10), 3);
    });

    const tenant = (id: string): Fields => ({
      channelData: { tenant: { id } },
      conversation: { id: 'a:chat', conversationType: 'personal', tenantId: id },
    });
    const elsewhere = tenant(OTHER_ONE);
    for (const [who, fields] of [
      ['people of another tenant', () => elsewhere],
      ['many people of another tenant', (n: number) => ({ ...elsewhere, ...from(OTHER_ONE, `29:${n}`) })],
      ['a tenant in several spellings', (n: number) => tenant(n % 2 ? OTHER_ONE : OTHER_ONE.toUpperCase())],
      ['speakers without an Entra id', () => from(undefined)],
      ['the same in a channel', () => ({ ...inChannel(), ...from(undefined) })],
    ] as const)
      it(who, async () => {
        const check = async ({ post, connector }: TestBot) => {
          for (let n = 0; n < 30; n += 1) assert.equal((await post(message('help', fields(n)))).status, 200);
          assert.equal(connector.texts().length, 3);
          const { json } = await post(press('user.show', {}, fields(0)));
          assert.ok(cardOf(json).view.lines, 'a press always gets its response');
        };
        await withBot(() => assert.fail('the handler is not asked'), check, { limits: REFUSALS });
      });

    it('people whom the handler turns away, without asking it each time, and nobody else', async () => {
      let turnedAway = true;
      const handle = () => Promise.resolve({ ...here('no'), turnedAway });
      const check = async ({ post, connector, handled }: TestBot) => {
        for (let n = 0; n < 30; n += 1) await post(message('help'));
        assert.equal(connector.texts().length, 3);
        assert.equal(handled.length, 3);
        await Promise.all(Array.from({ length: 15 }, () => post(message('help', from(OTHER_ONE)))));
        assert.equal(connector.texts().length, 6);
        turnedAway = false;
        await post(message('help', from('c0ffee00-0000-4000-8000-000000000078')));
        assert.equal(connector.texts().length, 7);
      };
      await withBot(handle, check, { limits: REFUSALS });
    });
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
