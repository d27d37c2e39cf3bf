import assert from 'node:assert/strict';
import sinon from 'sinon';
import { inBackground } from '../../bot/jobs/background.ts';

describe('inBackground', () => {
  let clock: sinon.SinonFakeTimers;
  let failed: sinon.SinonStub;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
    failed = sinon.stub();
  });
  afterEach(() => clock.restore());

  const start = (work: () => Promise<number | undefined>) =>
    inBackground(work, { failed, firstMs: 10, retryMs: 500 });

  it('runs after the first wait, then as often as each run says', async () => {
    const work = sinon.stub().resolves(100).onSecondCall().resolves(undefined);
    start(work);
    await clock.tickAsync(9);
    assert.equal(work.callCount, 0);
    await clock.tickAsync(1);
    assert.equal(work.callCount, 1);
    await clock.tickAsync(99);
    assert.equal(work.callCount, 1);
    await clock.tickAsync(1);
    assert.equal(work.callCount, 2);
    await clock.tickAsync(1_000_000);
    assert.equal(work.callCount, 2);
  });

  it('reports a failure, and tries again after a while', async () => {
    const fault = new Error('no');
    const work = sinon.stub().rejects(fault);
    const job = start(work);
    await clock.tickAsync(10);
    assert.deepEqual(failed.args, [[fault]]);
    await clock.tickAsync(499);
    assert.equal(work.callCount, 1);
    await clock.tickAsync(1);
    assert.equal(work.callCount, 2);
    void job.stop();
  });

  it('never overlaps: a run requested during another starts after it', async () => {
    let running = 0;
    let most = 0;
    const work = sinon.stub().callsFake(async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      running--;
      return undefined;
    });
    const job = start(work);
    await clock.tickAsync(10);
    job.runIn(50);
    await clock.tickAsync(1_000);
    assert.equal(work.callCount, 1);
    await clock.tickAsync(50);
    assert.deepEqual([work.callCount, most], [2, 1]);
  });

  it('uses the sooner of the time a run returns and the time requested during it', async () => {
    const work = sinon.stub().callsFake(async () => {
      await Promise.resolve();
      job.runIn(20);
      return 1_000;
    });
    const job = start(work);
    await clock.tickAsync(10 + 20);
    assert.equal(work.callCount, 2);
    void job.stop();
  });

  it('can be asked to run sooner', async () => {
    const work = sinon.stub().resolves(undefined);
    const job = start(work);
    job.runIn(1);
    await clock.tickAsync(1);
    assert.equal(work.callCount, 1);
    job.runIn(5);
    await clock.tickAsync(5);
    assert.equal(work.callCount, 2);
  });

  it('doesn’t run any more once it is stopped, not even during a run', async () => {
    const work = sinon.stub().callsFake(async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return 1;
    });
    const job = start(work);
    await clock.tickAsync(50);
    void job.stop();
    job.runIn(1);
    await clock.tickAsync(10_000);
    assert.equal(work.callCount, 1);
    const other = start(work);
    void other.stop();
    await clock.tickAsync(10_000);
    assert.equal(work.callCount, 1);
  });

  it('has stopped once the run that has begun has ended, also if that failed', async () => {
    for (const end of [() => Promise.resolve(1), () => Promise.reject(new Error('no'))]) {
      const seen: string[] = [];
      const job = start(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        seen.push('run ended');
        return end();
      });
      await clock.tickAsync(50);
      const stopped = job.stop().then(() => seen.push('stopped'));
      await clock.tickAsync(50);
      assert.deepEqual(seen, []);
      await clock.tickAsync(50);
      await stopped;
      assert.deepEqual(seen, ['run ended', 'stopped']);
      await job.stop();
    }
  });

  it('doesn’t keep the process alive', () => {
    clock.restore();
    const timers = sinon.spy(globalThis, 'setTimeout');
    try {
      const job = start(() => Promise.resolve(undefined));
      assert.equal(timers.firstCall.returnValue.hasRef(), false);
      void job.stop();
    } finally {
      timers.restore();
    }
  });
});
