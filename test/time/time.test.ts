import assert from 'node:assert/strict';
import sinon from 'sinon';
import { retryAfterMs } from '../../bot/time/retry-after.ts';
import { sleep } from '../../bot/time/sleep.ts';
import { within } from '../../bot/time/within.ts';

const never = new Promise<never>(() => undefined);

describe('time', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  describe('within', () => {
    it('gives the outcome of work that is done in time, and leaves no timer behind', async () => {
      assert.equal(await within(100, Promise.resolve('done')), 'done');
      await assert.rejects(within(100, Promise.reject(new Error('failed'))), /failed/);
      assert.equal(clock.countTimers(), 0);
    });

    it('rejects once the milliseconds are over, not before', async () => {
      const outcome: Promise<string> = within(100, never).catch((error: unknown) => String(error));
      assert.equal(await Promise.race([outcome, clock.tickAsync(99)]), 99);
      await clock.tickAsync(1);
      assert.match(await outcome, /Not done in time/);
    });

    it('rejects with the given error when the signal aborts, even if it was aborted before', async () => {
      const controller = new AbortController();
      const outcome = assert.rejects(
        within(controller.signal, never, () => new RangeError('late')),
        RangeError,
      );
      controller.abort();
      await outcome;
      await assert.rejects(within(controller.signal, never), /Not done in time/);
    });
  });

  describe('sleep', () => {
    it('resolves after its time', async () => {
      const slept = sleep(100).then(() => 'slept');
      assert.equal(await Promise.race([slept, clock.tickAsync(99)]), 99);
      await clock.tickAsync(1);
      assert.equal(await slept, 'slept');
    });

    it('resolves as soon as its signal aborts', async () => {
      const controller = new AbortController();
      const slept = sleep(100, controller.signal);
      controller.abort();
      await slept;
      await sleep(100, controller.signal);
      assert.equal(clock.countTimers(), 0);
    });
  });

  it('reads Retry-After in seconds or as a date', () => {
    const now = new Date('2026-01-01T00:00:00Z');
    const read = (header: string | undefined) => retryAfterMs(header, now);
    assert.deepEqual(['2', ' 0 ', '-1'].map(read), [2000, 0, 0]);
    assert.equal(read('Thu, 01 Jan 2026 00:00:05 GMT'), 5000);
    assert.equal(read('Wed, 31 Dec 2025 23:00:00 GMT'), 0);
    assert.deepEqual(['soon', '', undefined].map(read), [undefined, undefined, undefined]);
  });
});
