import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { GraphApi } from '../../bot/helpdesk/contracts/graph.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';
import { keepRolesWarm } from '../../bot/jobs/keep-roles-warm.ts';

describe('keepRolesWarm', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => (clock = sinon.useFakeTimers()));
  afterEach(() => clock.restore());

  function start(fresh: sinon.SinonStub) {
    const warn = sinon.stub();
    const silent = sinon.stub();
    const log = { debug: silent, info: silent, warn, error: silent };
    const job = keepRolesWarm({ fresh }, () => ({}) as GraphApi, log);
    const warnings = () => warn.args.map(([fields]) => fields as object);
    return { job, warnings };
  }

  it('reads at once, then every forty seconds until it is stopped', async () => {
    const fresh = sinon.stub().resolves([]);
    const { job } = start(fresh);
    await clock.tickAsync(0);
    assert.equal(fresh.callCount, 1);
    await clock.tickAsync(39_999);
    assert.equal(fresh.callCount, 1);
    await clock.tickAsync(1);
    assert.equal(fresh.callCount, 2);
    void job.stop();
    await clock.tickAsync(400_000);
    assert.equal(fresh.callCount, 2);
  });

  it('logs only the kind of a problem, and continues', async () => {
    const fresh = sinon.stub().resolves([]);
    const detail = 'Ada asked too much';
    fresh.onFirstCall().rejects(new Problem({ kind: 'unavailable', status: 503, detail }));
    const { job, warnings } = start(fresh);
    await clock.tickAsync(0);
    assert.deepEqual(warnings(), [{ kind: 'unavailable', status: 503 }]);
    await clock.tickAsync(40_000);
    assert.equal(fresh.callCount, 2);
    assert.equal(warnings().length, 1);
    void job.stop();
  });
});
