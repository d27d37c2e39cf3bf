import assert from 'node:assert/strict';
import { askInChannel } from '../../../bot/commands/policy/second.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { SecondRequest } from '../../../bot/helpdesk/contracts/policy/records.ts';
import { memoryStore } from '../../helpdesk/support/memory-store.ts';
import { receipt, secondRequest } from '../../helpdesk/support/remote.ts';
import { fakeTurn, press } from '../support/fake-turn.ts';

describe('asking for a second operator in the channel', () => {
  const waiting = receipt({
    state: 'pending',
    reason: { kind: 'secondOperator' },
    secondRequest: 'second-1',
    auditId: '',
  });
  /** Teams doesn't say that it has posted the request. Until then, something happens. */
  async function unposted(request: Partial<SecondRequest>, kept: Receipt) {
    const store = memoryStore();
    await store.receipts.create(waiting.id, waiting);
    await store.seconds.create('second-1', secondRequest());
    const tellAdmins = () => {
      store.seconds.kept.set('second-1', secondRequest(request));
      store.receipts.kept.set(kept.id, kept);
      return Promise.resolve(undefined);
    };
    const directory = { speaker: (id: string) => Promise.resolve({ id, displayName: 'Sample' }) };
    const { turn } = fakeTurn(press('action.confirm'), undefined, { store, tellAdmins }, { directory });
    const told = await askInChannel(turn, [waiting]);
    return { told, request: store.seconds.kept.get('second-1'), kept: store.receipts.kept.get(waiting.id) };
  }

  it('ends what waits if it isn’t posted', async () => {
    const { told, request, kept } = await unposted({}, waiting);
    assert.equal(request?.state, 'canceled');
    assert.deepEqual([kept?.state, kept?.reason], ['failed', { kind: 'refused', why: 'secondUnasked' }]);
    assert.deepEqual(told, [kept]);
  });

  for (const state of ['sending', 'accepted', 'pending'] as const)
    it(`leaves what somebody has decided meanwhile, and is ${state} by now`, async () => {
      const sent = { ...waiting, state, reason: undefined, auditId: 'audit-1' };
      const { told, request, kept } = await unposted({ state: 'used' }, sent);
      assert.equal(request?.state, 'used');
      assert.deepEqual([kept, told], [sent, [sent]]);
    });
});
