import assert from 'node:assert/strict';
import sinon from 'sinon';
import { InFlight, Shutdown } from '../../../bot/teams/http/shutdown.ts';

describe('teams: shutdown', () => {
  it('tells its listeners once, those that come late at once, and no others', () => {
    const shutdown = new Shutdown();
    const [first, gone, late] = [sinon.spy(), sinon.spy(), sinon.spy()];
    shutdown.onBegin(first);
    shutdown.onBegin(gone)();
    shutdown.begin();
    shutdown.onBegin(late);
    shutdown.begin();
    assert.deepEqual([first.callCount, gone.callCount, late.callCount], [1, 0, 1]);
  });
});

describe('teams: work in flight', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());
  const working = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  it('is counted until it ends, even if it fails', async () => {
    const inFlight = new InFlight();
    const [good, bad] = [inFlight.add(working(10)), inFlight.add(Promise.reject(new Error('broken')))];
    assert.equal(inFlight.size, 2);
    await assert.rejects(bad);
    assert.equal(inFlight.size, 1);
    await clock.tickAsync(10);
    await good;
    assert.equal(inFlight.size, 0);
  });

  it('is waited for, but only for so long', async () => {
    const inFlight = new InFlight();
    await inFlight.ended(1000);
    void inFlight.add(working(300));
    const ended = inFlight.ended(1000).then(() => performance.now());
    await clock.tickAsync(1000);
    assert.equal(await ended, 300);
    assert.equal(clock.countTimers(), 0);
    void inFlight.add(working(5000));
    const givenUp = inFlight.ended(1000).then(() => performance.now());
    await clock.tickAsync(1000);
    assert.equal(await givenUp, 2000);
  });
});
