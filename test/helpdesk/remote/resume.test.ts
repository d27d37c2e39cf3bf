import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { ApprovalState } from '../../../bot/helpdesk/contracts/graph/approvals.ts';
import { resume } from '../../../bot/helpdesk/remote/resume.ts';
import { failToWrite, type HelpDesk, helpDesk, phone, receipt, secondRequest } from '../support/remote.ts';

describe('resuming after an approval', () => {
  const waiting = receipt({
    state: 'pending',
    reason: { kind: 'approval' },
    approvalCode: 'A1',
    firstSentAt: '2026-01-01T12:00:00.000Z',
  });
  const says = (state: ApprovalState) => (desk: HelpDesk) =>
    void (desk.graph.approval = () => Promise.resolve(state));
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
    ['approvalLapsed', (desk: HelpDesk) => (desk.clock.now = new Date('2026-01-04T12:00:00.000Z')), waiting],
    ['approvalLapsed', says('expired'), waiting],
    ['approvalRejected', says('rejected'), waiting],
    ['approvalCanceled', says('canceled'), waiting],
    ['valuesLost', () => undefined, { ...waiting, secretFields: ['macOsUnlockCode'] }],
  ] as const)
    it(`fails with the reason ${why}, sends nothing and says so in the audit`, async () => {
      const { desk, now } = await resumed((one) => void change(one), kept as Receipt);
      assert.deepEqual(now.reason, { kind: 'refused', why });
      assert.equal(now.state, why === 'approvalCanceled' ? 'canceled' : 'failed');
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

  it('sends nothing while the request waits, for three days', async () => {
    for (const hours of [1, 24, 71]) {
      const { desk, now } = await resumed((one) => {
        says('waiting')(one);
        one.clock.now = new Date(Date.parse('2026-01-01T12:00:00.000Z') + hours * 3_600_000);
      });
      assert.deepEqual([now, desk.graph.calls, desk.audit.entries], [waiting, [], []]);
    }
  });

  it('tries with the code if the request can’t be looked up', async () => {
    for (const approval of [
      () => Promise.reject(new Problem({ kind: 'forbidden', status: 403 })),
      () => Promise.resolve(undefined),
    ]) {
      const { desk, now } = await resumed((one) => void (one.graph.approval = approval));
      assert.equal(now.state, 'accepted');
      assert.equal(desk.graph.calls[0]?.call.approvalCode, 'A1');
    }
  });

  it('closes the audit’s one entry when it goes on, and writes nothing while it waits', async () => {
    const { desk } = await resumed(says('approved'));
    assert.deepEqual(
      desk.audit.entries.map(({ kind, outcome, of }) => [kind, outcome, of]),
      [['ended', 'accepted', 'audit-1']],
    );
    const waits = new Problem({ kind: 'approvalRequired', approvalCode: 'A1' });
    const still = await resumed((one) => (one.graph.act = () => Promise.reject(waits)));
    assert.deepEqual(still.desk.audit.entries, []);
  });

  it('is accepted, and sends nothing, if the request was completed in the admin center', async () => {
    const { desk, now } = await resumed(says('completed'));
    assert.equal(now.state, 'accepted');
    assert.deepEqual(desk.graph.calls, []);
    assert.equal((await desk.store.receipts.get('receipt-1'))?.state, 'accepted');
    assert.deepEqual(
      desk.audit.entries.map(({ kind, outcome, of }) => [kind, outcome, of]),
      [['ended', 'accepted', 'audit-1']],
    );
  });

  it('says that Intune refused the operator if the request is approved', async () => {
    const { now } = await resumed((desk) => {
      says('approved')(desk);
      desk.graph.act = () => Promise.reject(new Problem({ kind: 'forbidden', status: 403 }));
    });
    assert.deepEqual([now.state, now.reason], ['failed', { kind: 'problem', problem: 'forbidden' }]);
  });

  it('still waits if its record can’t be written, and the audit says nothing else', async () => {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', waiting);
    says('approved')(desk);
    failToWrite(desk, new Error('disk full'));
    await assert.rejects(resume(desk.services, desk.api, waiting), /disk full/);
    assert.deepEqual(await desk.store.receipts.get('receipt-1'), waiting);
    assert.deepEqual([desk.graph.calls, desk.audit.entries], [[], []]);
  });

  it('says that the approval was turned down if Graph refuses the code', async () => {
    const refuse = () => Promise.reject(new Problem({ kind: 'forbidden', status: 403 }));
    const { now } = await resumed((desk) => (desk.graph.act = refuse));
    assert.deepEqual([now.state, now.reason], ['failed', { kind: 'notApproved' }]);
  });

  describe('while another bot goes on with it', () => {
    const at = '2026-01-01T12:00:05.000Z';
    const second = receipt({
      state: 'pending',
      reason: { kind: 'secondOperator' },
      secondRequest: 'second-1',
      auditId: '',
    });
    const sent = { state: 'accepted', reason: undefined, auditId: 'audit-9', firstSentAt: at } as const;

    /** The other bot writes as soon as the device is read, which says that the action is pending. */
    const atDevice = ({ graph: { devices } }: HelpDesk, write: () => void) => {
      const device = phone({
        deviceActionResults: [{ actionName: 'remoteLock', actionState: 'pending', startDateTime: at }],
      });
      devices.get = () => (write(), device);
    };
    const atStanding = (state: ApprovalState) => (desk: HelpDesk, write: () => void) => {
      desk.graph.approval = () => (write(), Promise.resolve(state));
    };
    const atSecond = ({ store: { seconds } }: HelpDesk, write: () => void) => {
      const get = seconds.get.bind(seconds);
      seconds.get = async (id) => (write(), (await get(id)) && secondRequest({ state: 'canceled' }));
    };
    async function overtaken(kept: Receipt, by: Receipt, meets: (desk: HelpDesk, write: () => void) => void) {
      const desk = helpDesk();
      await desk.store.receipts.create(kept.id, kept);
      await desk.store.seconds.create('second-1', secondRequest({ state: 'used' }));
      meets(desk, () => void desk.store.receipts.kept.set(by.id, by));
      return { desk, now: await resume(desk.services, desk.api, kept) };
    }

    for (const [what, kept, meets] of [
      ['a second operator’s word, and its device reports it', second, atDevice],
      ['a second operator’s word, which looks rejected', second, atSecond],
      ['Intune’s approval, and its device reports it', waiting, atDevice],
      ['Intune’s approval, which is completed', waiting, atStanding('completed')],
      ['Intune’s approval, which looks expired', waiting, atStanding('expired')],
    ] as const)
      for (const state of ['sending', 'accepted'] as const)
        it(`stays as that bot wrote it, ${state}, if it waited for ${what}`, async () => {
          const by = { ...kept, ...sent, state };
          const { desk, now } = await overtaken(kept, by, meets);
          assert.deepEqual(desk.store.receipts.kept.get(kept.id), by);
          assert.deepEqual([now, desk.graph.calls, desk.audit.entries], [by, [], []]);
        });

    it('isn’t ended by what was read before Intune asked for its approval', async () => {
      const by = { ...waiting, secondRequest: 'second-1', auditId: 'audit-9' };
      const { desk } = await overtaken(second, by, atDevice);
      assert.deepEqual(desk.store.receipts.kept.get(second.id), by);
      assert.deepEqual(desk.audit.entries, []);
    });

    it('isn’t sent a second time if Intune asked for its approval meanwhile', async () => {
      const by = { ...waiting, secondRequest: 'second-1', auditId: 'audit-9' };
      const { desk, now } = await overtaken(second, by, ({ graph: { devices } }, write) => {
        devices.get = () => (write(), phone());
      });
      assert.deepEqual([desk.graph.calls, desk.audit.entries, now], [[], [], by]);
      assert.deepEqual(desk.store.receipts.kept.get(second.id), by);
    });

    it('isn’t called held once it went on', async () => {
      const by = { ...second, ...sent };
      const { desk } = await overtaken(second, by, (one, write) => {
        one.store.stops.kept.set('everything', { id: 'everything', since: at });
        one.graph.devices.get = () => (write(), phone());
      });
      assert.deepEqual(desk.store.receipts.kept.get(second.id), by);
    });
  });
});
