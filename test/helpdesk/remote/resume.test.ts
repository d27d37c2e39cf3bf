import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { resume } from '../../../bot/helpdesk/remote/resume.ts';
import { type HelpDesk, helpDesk, phone, receipt } from '../support/remote.ts';

describe('resuming after an approval', () => {
  const waiting = receipt({
    state: 'pending',
    reason: { kind: 'approval' },
    approvalCode: 'A1',
    firstSentAt: '2026-01-01T12:00:00.000Z',
  });
  async function resumed(change: (desk: HelpDesk) => void, kept = waiting) {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', kept);
    change(desk);
    return { desk, now: await resume(desk.services, desk.api, kept) };
  }

  it('sends with the code, after the same recheck', async () => {
    const { desk, now } = await resumed(() => undefined);
    assert.equal(now.state, 'accepted');
    assert.equal(desk.graph.calls[0]?.call.approvalCode, 'A1');
    assert.equal(now.firstSentAt, waiting.firstSentAt);
  });

  for (const [why, change, kept] of [
    ['noRole', (desk: HelpDesk) => desk.graph.groups.clear(), waiting],
    [
      'changed',
      (desk: HelpDesk) => desk.graph.devices.set('device-1', phone({ userId: 'someone-else' })),
      waiting,
    ],
    ['gone', (desk: HelpDesk) => desk.graph.devices.clear(), waiting],
    ['approvalLapsed', (desk: HelpDesk) => (desk.clock.now = new Date('2026-01-02T12:00:00.000Z')), waiting],
    ['valuesLost', () => undefined, { ...waiting, secretFields: ['macOsUnlockCode'] }],
  ] as const)
    it(`fails with the reason ${why}, sends nothing and says so in the audit`, async () => {
      const { desk, now } = await resumed((one) => void change(one), kept as Receipt);
      assert.deepEqual(now.reason, { kind: 'refused', why });
      assert.equal(now.state, 'failed');
      assert.deepEqual(desk.graph.calls, []);
      assert.deepEqual(
        desk.audit.entries.map(({ kind, outcome, of }) => [kind, outcome, of]),
        [['refused', why, 'audit-1']],
      );
    });

  it('waits on if nobody has approved, if Graph is busy or can’t be read', async () => {
    for (const problem of [
      new Problem({ kind: 'approvalRequired', approvalCode: 'A1' }),
      new Problem({ kind: 'throttled', status: 429 }),
      new Problem({ kind: 'unavailable', status: 503 }),
    ]) {
      const { now } = await resumed((desk) => (desk.graph.act = () => Promise.reject(problem)));
      assert.deepEqual([now.state, now.reason, now.approvalCode], ['pending', { kind: 'approval' }, 'A1']);
    }
  });

  it('says that the approval was turned down if Graph refuses the code', async () => {
    const refuse = () => Promise.reject(new Problem({ kind: 'forbidden', status: 403 }));
    const { now } = await resumed((desk) => (desk.graph.act = refuse));
    assert.deepEqual([now.state, now.reason], ['failed', { kind: 'notApproved' }]);
  });
});
