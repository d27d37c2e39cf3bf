import assert from 'node:assert/strict';
import sinon from 'sinon';
import {
  SendFailed,
  cantSucceed,
  sendUntil,
  updateUntil,
} from '../../../bot/teams/outbound/connector-sends.ts';

describe('teams: sends', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  const throttled = (retryAfter?: string) => new SendFailed(429, '', retryAfter);
  /** When each attempt was made, in milliseconds, and how it ended. */
  const attempts = (endsAt: number, ...failures: Error[]) => attemptsOf(sendUntil, endsAt, failures);
  async function attemptsOf(until: typeof sendUntil, endsAt: number, failures: Error[]) {
    const at: number[] = [];
    const sending = until(endsAt, () => {
      at.push(performance.now());
      const failure = failures.shift();
      return failure ? Promise.reject(failure) : Promise.resolve('sent');
    }).catch((error: unknown) => error);
    await clock.runAllAsync();
    const end = await sending;
    return { at, end: end instanceof SendFailed ? end.status : end };
  }

  it('are made once if they succeed', async () => {
    assert.deepEqual(await attempts(10_000), { at: [0], end: 'sent' });
    assert.equal(clock.countTimers(), 0);
  });

  it('are repeated on 429 after the time that Teams asks for', async () => {
    assert.deepEqual(await attempts(10_000, throttled('1')), { at: [0, 1000], end: 'sent' });
  });

  it('are repeated on 429 as a date asks for', async () => {
    const date = new Date(3000).toUTCString();
    assert.deepEqual(await attempts(10_000, throttled(date)), { at: [0, 3000], end: 'sent' });
  });

  it('are repeated on 429 a little later each time if Teams names no time, three times at most', async () => {
    const failures = Array.from({ length: 9 }, () => throttled());
    assert.deepEqual(await attempts(100_000, ...failures), { at: [0, 1000, 3000, 6000], end: 429 });
  });

  it('are not repeated if that would be too late', async () => {
    assert.deepEqual(await attempts(10_000, throttled('60')), { at: [0], end: 429 });
  });

  for (const status of [412, 429, 502, 504])
    it(`of updates are repeated on ${status}, later each time, three times at most`, async () => {
      const failures = Array.from({ length: 9 }, () => new SendFailed(status, '', undefined));
      const { at, end } = await attemptsOf(updateUntil, 100_000, failures);
      assert.deepEqual([at.length, end], [4, status]);
      const waits = at.slice(1).map((time, n) => time - (at[n] ?? 0));
      for (const [n, wait] of waits.entries())
        assert.ok(wait >= 1000 * (n + 1) && wait <= 1000 * (n + 1) + 500, String(waits));
    });

  it('of updates wait as long as Teams asks for', async () => {
    const { at, end } = await attemptsOf(updateUntil, 10_000, [throttled('3')]);
    assert.deepEqual([at.length, end], [2, 'sent']);
    assert.ok((at[1] ?? 0) >= 3000);
  });

  for (const status of [400, 403, 404, 410, 413, 500, 503])
    it(`of updates are not repeated on ${status}`, async () => {
      const { at } = await attemptsOf(updateUntil, 10_000, [new SendFailed(status, '', '0')]);
      assert.deepEqual(at, [0]);
    });

  it('can’t succeed if Teams refuses them for what they are', () => {
    const statuses = Array.from({ length: 200 }, (_, n) => 400 + n);
    const never = statuses.filter((status) => cantSucceed(new SendFailed(status, '', undefined)));
    for (const status of [400, 403, 404, 405, 410, 412, 413, 415, 422]) assert.ok(never.includes(status));
    for (const status of [401, 408, 425, 429]) assert.ok(!never.includes(status));
    assert.ok(never.every((status) => status < 500));
    assert.equal(cantSucceed(new Error('lost')), false);
  });

  for (const status of [400, 403, 500, 502, 503, 504])
    it(`are not repeated on ${status}: they may have arrived`, async () => {
      assert.deepEqual(await attempts(10_000, new SendFailed(status, '', '0')), { at: [0], end: status });
    });

  it('are given up when the time is over', async () => {
    const sending = sendUntil(500, () => new Promise<never>(() => undefined)).catch(() => 'given up');
    assert.equal(await Promise.race([sending, clock.tickAsync(499).then(() => 'waits')]), 'waits');
    await clock.tickAsync(1);
    assert.equal(await sending, 'given up');
  });

  it('name the code that Teams gave, and nothing else of its answer', () => {
    const failed = new SendFailed(403, '{"error":{"code":"BotDisabled","message":"secret"}}', undefined);
    assert.equal(failed.message, 'Teams answered 403 BotDisabled');
    assert.equal(failed.code, 'BotDisabled');
    assert.equal(new SendFailed(502, '<html>', undefined).message, 'Teams answered 502');
  });
});
