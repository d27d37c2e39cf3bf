import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createReadiness, NotReady } from '../../../bot/teams/http/readiness.ts';

describe('teams: readiness', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());
  const warn = sinon.stub();
  const limits = { readyMs: 5000, readyEveryMs: 10_000, log: { warn } };

  it('is checked again after a while, not at each request', async () => {
    const ready = sinon.stub().rejects(new NotReady('graph'));
    const answer = createReadiness({ ...limits, ready });
    const down = { status: 503, body: '{"status":"not ready","reason":"Microsoft Graph can’t be reached."}' };
    assert.deepEqual(await answer(), down);
    ready.resolves();
    await clock.tickAsync(9999);
    assert.deepEqual(await answer(), down);
    assert.equal(ready.callCount, 1);
    await clock.tickAsync(1);
    assert.deepEqual(await answer(), { status: 200, body: '{"status":"ready"}' });
    assert.equal(ready.callCount, 2);
  });

  it('is missing if the check takes too long', async () => {
    const answer = createReadiness({ ...limits, ready: () => new Promise(() => undefined) });
    const answered = answer();
    assert.equal(await Promise.race([answered, clock.tickAsync(4999).then(() => 'waits')]), 'waits');
    await clock.tickAsync(1);
    assert.equal((await answered).status, 503);
  });
});
