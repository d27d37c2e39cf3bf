import assert from 'node:assert/strict';
import { ALONE } from '../../../../bot/helpdesk/contracts/custody.ts';
import { Problem } from '../../../../bot/helpdesk/contracts/problem.ts';
import type { Receipt } from '../../../../bot/helpdesk/contracts/receipt.ts';
import { confirm } from '../../../../bot/helpdesk/remote/confirm.ts';
import { resume } from '../../../../bot/helpdesk/remote/resume.ts';
import { settleCutOff } from '../../../../bot/helpdesk/remote/settle-cut-off.ts';
import {
  type HelpDesk,
  OPERATOR,
  confirmationIn,
  helpDesk,
  receipt,
  secondRequest,
} from '../../support/remote.ts';

describe('an action that was let go', () => {
  /** Graph keeps it waiting, and is asked once more. Meanwhile something happens to its receipt. */
  async function keptWaiting(meanwhile: (desk: HelpDesk, kept: Receipt) => unknown) {
    const desk = helpDesk();
    let sent = false;
    desk.services.custody = { ...ALONE, shared: true };
    await confirmationIn(desk);
    desk.graph.act = async () => {
      const [kept] = desk.store.receipts.kept.values();
      assert.ok(kept);
      await meanwhile(desk, kept);
      const wanted = await desk.graph.calls[0]?.call.stillWanted?.();
      if (wanted === false) throw new Problem({ kind: 'heldBack' });
      sent = true;
      return { requestId: 'request-1', clockAheadMs: 0 };
    };
    const press = { personId: OPERATOR, confirmationId: 'confirmation-1', typed: {}, card: undefined };
    const confirmed = await confirm(desk.services, desk.api, press);
    const [kept] = desk.store.receipts.kept.values();
    const audited = desk.audit.entries.map(({ kind, outcome = '' }) => `${kind} ${outcome}`.trim());
    return { kept, sent, audited, told: confirmed.kind === 'receipts' ? confirmed.receipts : confirmed };
  }

  it('isn’t sent any more once another bot has called its outcome unknown', async () => {
    const { kept, sent, audited, told } = await keptWaiting(({ services }, { id }) =>
      settleCutOff(services, id),
    );
    assert.deepEqual([kept?.state, kept?.reason], ['unknown', { kind: 'restart' }]);
    assert.deepEqual([told, sent], [[kept], false]);
    assert.deepEqual(audited, ['started', 'ended failed']);
  });

  it('isn’t sent any more once its receipt is another attempt’s', async () => {
    const { kept, sent, told } = await keptWaiting(({ store }, one) =>
      store.receipts.kept.set(one.id, { ...one, auditId: 'audit-9' }),
    );
    assert.deepEqual([kept?.state, kept?.auditId], ['sending', 'audit-9']);
    assert.deepEqual([told, sent], [[kept], false]);
  });
});

describe('an action that goes on after an approval', () => {
  it('waits again, and is tried again, if it could not be written that it is let go', async () => {
    const desk = helpDesk();
    const waiting = receipt({ state: 'pending', reason: { kind: 'approval' }, approvalCode: 'A1' });
    await desk.store.receipts.create(waiting.id, waiting);
    desk.graph.approval = () => Promise.resolve('approved');
    const together = desk.store.together.bind(desk.store);
    // it is written, and the disk doesn’t say that it is kept
    desk.store.together = async (work) => {
      await together(work);
      throw new Error('not synced');
    };
    await assert.rejects(resume(desk.services, desk.api, waiting), /not synced/);
    assert.deepEqual(desk.store.receipts.kept.get(waiting.id), { ...waiting, card: undefined });
    desk.store.together = together;
    assert.equal((await resume(desk.services, desk.api, waiting)).state, 'accepted');
    assert.equal(desk.graph.calls.length, 1);
  });
});

describe('an action that two bots let go at the same moment', () => {
  const waiting = receipt({
    state: 'pending',
    reason: { kind: 'secondOperator' },
    secondRequest: 'second-1',
    auditId: '',
  });
  const others: Receipt = { ...waiting, state: 'sending', reason: undefined, auditId: 'audit-9' };

  /** A second operator has approved. `before` runs at each of this bot's writes, given how many there were. */
  async function wentOn(before: (desk: HelpDesk, writes: number) => void) {
    const desk = helpDesk();
    await desk.store.receipts.create(waiting.id, waiting);
    const decidedAt = '2026-01-01T12:00:00.000Z';
    await desk.store.seconds.create('second-1', secondRequest({ state: 'used', decidedAt }));
    const together = desk.store.together.bind(desk.store);
    let writes = 0;
    desk.store.together = (work) => {
      before(desk, writes++);
      return together(work);
    };
    const now = await resume(desk.services, desk.api, waiting).catch((error: unknown) => error);
    return { desk, now, kept: desk.store.receipts.kept.get(waiting.id) };
  }
  const sentByOther = ({ store }: HelpDesk) => store.receipts.kept.set(waiting.id, others);

  it('is the other bot’s, even if this one was stopped before', async () => {
    const { desk, now, kept } = await wentOn((one, writes) => {
      if (writes === 0) one.store.stops.kept.set('everything', { id: 'everything', since: '2026-01-01' });
      else sentByOther(one);
    });
    assert.deepEqual([kept, now], [others, others]);
    assert.deepEqual([desk.graph.calls, desk.audit.entries], [[], []]);
  });

  it('is the other bot’s, even if this one could not write that it lets it go', async () => {
    const { desk, now, kept } = await wentOn((one) => {
      sentByOther(one);
      throw new Error('unreachable');
    });
    assert.ok(now instanceof Error);
    assert.deepEqual(kept, others);
    assert.deepEqual([desk.graph.calls, desk.audit.entries], [[], []]);
  });
});
