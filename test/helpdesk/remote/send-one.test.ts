import assert from 'node:assert/strict';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { confirm } from '../../../bot/helpdesk/remote/confirm.ts';
import { settleCutOff } from '../../../bot/helpdesk/remote/settle-cut-off.ts';
import { type HelpDesk, OPERATOR, confirmationIn, helpDesk } from '../support/remote.ts';

describe('the answer to an action that was sent', () => {
  /** Confirms, and while the action is at Graph, something else happens to its receipt. */
  async function sentWhile(meanwhile: (desk: HelpDesk, kept: Receipt) => unknown) {
    const desk = helpDesk();
    await confirmationIn(desk);
    desk.graph.act = async () => {
      const [kept] = desk.store.receipts.kept.values();
      assert.ok(kept);
      await meanwhile(desk, kept);
      return { requestId: 'request-1', clockAheadMs: 0 };
    };
    const press = { personId: OPERATOR, confirmationId: 'confirmation-1', typed: {}, card: undefined };
    const confirmed = await confirm(desk.services, desk.api, press);
    assert.ok(confirmed.kind === 'receipts');
    const [kept] = desk.store.receipts.kept.values();
    return { desk, kept, told: confirmed.receipts };
  }
  const replaced = (over: Partial<Receipt>) => (desk: HelpDesk, kept: Receipt) =>
    desk.store.receipts.kept.set(kept.id, { ...kept, ...over });

  it('doesn’t replace the end that the device has told another bot', async () => {
    const end = { state: 'done', endedAt: '2026-01-01T12:00:09.000Z', reason: undefined } as const;
    const { kept, told } = await sentWhile(replaced(end));
    assert.deepEqual([kept?.state, kept?.endedAt], ['done', end.endedAt]);
    assert.deepEqual(told, [kept]);
  });

  it('is written over “Outcome unknown”, because now it is known', async () => {
    const { kept, told } = await sentWhile(({ services }) => settleCutOff(services));
    assert.deepEqual([kept?.state, kept?.reason, kept?.requestId], ['accepted', undefined, 'request-1']);
    assert.deepEqual(told, [kept]);
  });

  it('leaves the receipt on the card to which it was moved meanwhile', async () => {
    const card = { activityId: 'a-2', conversationId: 'c-1', serviceUrl: 'https://smba.example' };
    const { kept } = await sentWhile(replaced({ card }));
    assert.deepEqual([kept?.state, kept?.card], ['accepted', card]);
  });
});
