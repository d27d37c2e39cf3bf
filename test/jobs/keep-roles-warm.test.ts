import assert from 'node:assert/strict';
import sinon from 'sinon';
import { keepRolesWarm } from '../../bot/jobs/keep-roles-warm.ts';
import type { GraphApi } from '../../bot/helpdesk/contracts/graph.ts';
import { Problem } from '../../bot/helpdesk/contracts/problem.ts';

describe('keepRolesWarm', () => {
  it('reads at once and every forty seconds, and logs no more of a problem than its kind', async () => {
    const clock = sinon.useFakeTimers();
    const warn = sinon.stub();
    const silent = sinon.stub();
    const fresh = sinon.stub().resolves([]);
    fresh
      .onSecondCall()
      .rejects(new Problem({ kind: 'throttled', status: 429, detail: 'Ada asked too much' }));
    const log = { debug: silent, info: silent, warn, error: silent };
    const job = keepRolesWarm({ fresh }, () => ({}) as GraphApi, log);
    try {
      await clock.tickAsync(0);
      assert.equal(fresh.callCount, 1);
      await clock.tickAsync(40_000);
      assert.equal(fresh.callCount, 2);
      assert.deepEqual(
        warn.args.map(([fields]) => fields as object),
        [{ kind: 'throttled', status: 429 }],
      );
      await clock.tickAsync(40_000);
      assert.equal(fresh.callCount, 3);
    } finally {
      job.stop();
      clock.restore();
    }
  });
});
