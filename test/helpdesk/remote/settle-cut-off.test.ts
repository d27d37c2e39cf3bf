import assert from 'node:assert/strict';
import { settleCutOff } from '../../../bot/helpdesk/remote/settle-cut-off.ts';
import { helpDesk, receipt } from '../support/remote.ts';

describe('a crash while sending', () => {
  it('leaves the outcome unknown, and is never sent again', async () => {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', receipt({ state: 'sending' }));
    await desk.store.receipts.create('receipt-2', receipt({ id: 'receipt-2', state: 'accepted' }));
    assert.equal(await settleCutOff(desk.services), 1);
    const kept = await desk.store.receipts.get('receipt-1');
    assert.deepEqual([kept?.state, kept?.reason], ['unknown', { kind: 'restart' }]);
    assert.deepEqual(desk.graph.calls, []);
  });
});
