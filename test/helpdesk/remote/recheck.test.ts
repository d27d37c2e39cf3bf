import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { recheck } from '../../../bot/helpdesk/remote/recheck.ts';
import { helpDesk, receipt, runOf } from '../support/remote.ts';

describe('the recheck', () => {
  it('finds a device clear, with what allowed it', async () => {
    const { devices } = await recheck(runOf(helpDesk()));
    assert.ok(devices[0]?.kind === 'clear');
    assert.deepEqual(devices[0].through, ['Sample assignment']);
  });

  it('denies everything to a presser who is no longer an operator', async () => {
    const desk = helpDesk();
    const blocked = {
      ...desk.api,
      directory: { ...desk.api.directory, speaker: () => Promise.reject(new Problem({ kind: 'notFound' })) },
    };
    const { devices } = await recheck(runOf(desk, { graph: blocked }));
    assert.deepEqual(
      devices.map((one) => one.kind === 'denied' && one.why.kind),
      ['notAnOperator'],
    );
  });

  it('counts the same action under way, but not receipts that wait for this run', async () => {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', receipt({ state: 'pending' }));
    const { devices } = await recheck(runOf(desk));
    assert.ok(devices[0]?.kind === 'denied' && devices[0].why.kind === 'alreadyPending');
    const resumed = await recheck(runOf(desk, { waiting: ['receipt-1'] }));
    assert.equal(resumed.devices[0]?.kind, 'clear');
  });

  it('throws what Graph failed with', async () => {
    const desk = helpDesk();
    const failing = {
      ...desk.api,
      devices: { ...desk.api.devices, one: () => Promise.reject(new Problem({ kind: 'throttled' })) },
    };
    await assert.rejects(recheck(runOf(desk, { graph: failing })), { kind: 'throttled' });
  });
});
