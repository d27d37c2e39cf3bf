import assert from 'node:assert/strict';
import type { ClearDevice } from '../../../bot/helpdesk/remote/run.ts';
import { letGoAndSend } from '../../../bot/helpdesk/remote/send.ts';
import { confirmationIn, helpDesk, phone, runOf } from '../support/remote.ts';

describe('an action for which Intune surely asks', () => {
  it('doesn’t stay open if it could not be written that it is let go', async () => {
    const desk = helpDesk();
    const confirmation = await confirmationIn(desk);
    const run = runOf(desk);
    const [target] = run.targets;
    assert.ok(target);
    const clear: ClearDevice = {
      kind: 'clear',
      target,
      device: phone(),
      through: [],
      needs: [],
      policy: [],
      operatorName: 'Sample',
      told: false,
      lost: false,
    };
    const receiptIds = ['receipt-1', 'receipt-2'];
    const devices = [clear, { ...clear, target: { ...target, deviceId: 'device-2' } }];
    const claimed = { ...run, typed: {}, confirmation, card: undefined, receiptIds, devices };
    // both are written, and the disk doesn’t say that they are kept
    const together = desk.store.together.bind(desk.store);
    desk.store.together = async (work) => {
      await together(work);
      throw new Error('not synced');
    };
    await assert.rejects(letGoAndSend(claimed, { intuneAsks: true }), /not synced/);
    assert.deepEqual(
      [...desk.store.receipts.kept.values()].map(({ id, state, reason }) => [id, state, reason]),
      receiptIds.map((id) => [id, 'failed', { kind: 'refused', why: 'notRecorded' }]),
    );
    assert.deepEqual(desk.graph.calls, []);
  });
});
