import assert from 'node:assert/strict';
import { cancel, cancelAll } from '../../../bot/helpdesk/remote/confirmations.ts';
import { OPERATOR, confirmationIn, helpDesk } from '../support/remote.ts';

describe('canceling', () => {
  it('cancels only what is open and the operator’s own', async () => {
    const desk = helpDesk();
    await confirmationIn(desk);
    assert.equal(await cancel(desk.services, 'someone-else', 'confirmation-1'), undefined);
    assert.equal((await cancel(desk.services, OPERATOR, 'confirmation-1'))?.state, 'canceled');
    assert.equal(await cancel(desk.services, OPERATOR, 'confirmation-1'), undefined);
  });

  it('cancels everything open at once and says how many there were, without what has expired', async () => {
    const desk = helpDesk();
    for (const [id, over] of Object.entries({
      open: {},
      used: { state: 'used' as const },
      expired: { expiresAt: '2026-01-01T11:00:00.000Z' },
      theirs: { operatorId: 'someone-else' },
    }))
      await confirmationIn(desk, { id, ...over });
    assert.equal(await cancelAll(desk.services, OPERATOR), 1);
    const states = [...desk.store.confirmations.kept].map(([id, { state }]) => `${id} ${state}`);
    assert.deepEqual(states, ['open canceled', 'used used', 'expired open', 'theirs open']);
  });
});
