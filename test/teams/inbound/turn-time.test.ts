import assert from 'node:assert/strict';
import sinon from 'sinon';
import { Shutdown } from '../../../bot/teams/http/shutdown.ts';
import { TurnTime } from '../../../bot/teams/inbound/turn-time.ts';

describe('teams: turn time', () => {
  let clock: sinon.SinonFakeTimers;
  let shutdown: Shutdown;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
    shutdown = new Shutdown();
  });
  afterEach(() => clock.restore());
  const begin = (arrivedAt = performance.now()) =>
    new TurnTime({ arrivedAt, limitMs: 1000, warningMs: 200, shutdown });
  const state = (time: TurnTime) => [time.signal.aborted, time.isOver()];

  it('warns the work before the time is over', async () => {
    const time = begin();
    await clock.tickAsync(799);
    assert.deepEqual(state(time), [false, false]);
    await clock.tickAsync(1);
    assert.deepEqual(state(time), [true, false]);
    await clock.tickAsync(199);
    assert.deepEqual(state(time), [true, false]);
    await clock.tickAsync(1);
    assert.deepEqual(state(time), [true, true]);
    await time.over;
  });

  it('counts from the arrival of the request', async () => {
    await clock.tickAsync(500);
    const time = begin(0);
    assert.equal(time.endsAt, 1000);
    await clock.tickAsync(499);
    assert.equal(time.isOver(), false);
    await clock.tickAsync(1);
    assert.equal(time.isOver(), true);
    const late = begin(-5000);
    await clock.tickAsync(0);
    assert.deepEqual(state(late), [true, true]);
  });

  it('leaves only the warning time when the bot is about to stop', async () => {
    const time = begin();
    shutdown.begin();
    assert.deepEqual(state(time), [true, false]);
    await clock.tickAsync(199);
    assert.equal(time.isOver(), false);
    await clock.tickAsync(1);
    assert.equal(time.isOver(), true);
    const afterwards = begin();
    assert.equal(afterwards.signal.aborted, true);
  });

  it('leaves nothing behind once the turn was answered', async () => {
    const time = begin();
    time.stop();
    assert.equal(clock.countTimers(), 0);
    shutdown.begin();
    await clock.tickAsync(5000);
    assert.deepEqual(state(time), [false, false]);
  });

  it('lets any number of requests listen to its signal', async () => {
    const warned = sinon.spy();
    process.on('warning', warned);
    const { signal } = begin();
    for (let n = 0; n < 30; n += 1) signal.addEventListener('abort', () => undefined);
    clock.restore();
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    assert.equal(warned.callCount, 0);
  });
});
