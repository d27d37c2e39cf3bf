import assert from 'node:assert/strict';
import type { Operator } from '../../../bot/helpdesk/access/authorize.ts';
import type { Confirmation } from '../../../bot/helpdesk/contracts/store.ts';
import { prepareChange } from '../../../bot/helpdesk/admin/prepare-change.ts';
import { ask } from '../../../bot/helpdesk/remote/ask.ts';
import { confirm } from '../../../bot/helpdesk/remote/confirm.ts';
import { type HelpDesk, OPERATOR, confirmationIn, helpDesk } from '../support/remote.ts';
import { form } from '../support/roles.ts';

describe('an operator who asks for very much', () => {
  const operatorOf = (desk: HelpDesk): Operator => ({
    speaker: { id: OPERATOR, displayName: 'Sample', userPrincipalName: 's@contoso.example' },
    adminRoles: [],
    assignments: desk.graph.assignments,
  });
  async function asked(desk: HelpDesk): Promise<Confirmation> {
    // an operator reads the card before they ask again
    desk.clock.now = new Date(desk.clock.now.getTime() + 100);
    const wish = { action: 'remoteLock', deviceIds: ['device-1'] };
    const answer = await ask(desk.services, desk.api, operatorOf(desk), wish);
    assert.ok(answer.kind === 'asked', answer.kind);
    return answer.confirmation;
  }
  const pressed = (desk: HelpDesk, { id }: Confirmation) =>
    confirm(desk.services, desk.api, { personId: OPERATOR, confirmationId: id, typed: {}, card: undefined });

  it('leaves a bounded number of records, and what was used or is others’ stays', async () => {
    const desk = helpDesk();
    await confirmationIn(desk, { id: 'used', state: 'used' });
    await confirmationIn(desk, { id: 'theirs', operatorId: 'someone-else' });
    let first: Confirmation | undefined;
    let last: Confirmation | undefined;
    for (let n = 0; n < 1_000; n++) {
      last = await asked(desk);
      first ??= last;
      assert.ok(desk.store.confirmations.kept.size <= 102, `${desk.store.confirmations.kept.size}`);
    }
    assert.ok(first && last);
    for (const id of ['used', 'theirs', last.id]) assert.ok(desk.store.confirmations.kept.has(id), id);
    assert.equal((await pressed(desk, first)).kind, 'unknown', 'its card says that it isn’t known any more');
    assert.deepEqual(desk.graph.calls, []);
    assert.equal((await pressed(desk, last)).kind, 'receipts');
  });

  it('can use an earlier card, and the newer one then says that the action is under way', async () => {
    const desk = helpDesk();
    const [earlier, newer] = [await asked(desk), await asked(desk)];
    assert.equal((await pressed(desk, earlier)).kind, 'receipts');
    const second = await pressed(desk, newer);
    assert.ok(second.kind === 'denied' && second.why.kind === 'alreadyPending', second.kind);
    assert.equal(desk.graph.calls.length, 1);
  });

  it('keeps a secret that was filled in only as long as its confirmation', async () => {
    const desk = helpDesk();
    const forgotten = await asked(desk);
    desk.services.secretValues.set(forgotten.id, { pin: '123456' });
    for (let n = 0; n < 100; n++) await asked(desk);
    assert.equal(desk.services.secretValues.get(forgotten.id), undefined);
  });

  it('leaves a bounded number of role changes', async () => {
    const desk = helpDesk();
    const services = desk.services as unknown as Parameters<typeof prepareChange>[0];
    const admin = { operator: operatorOf(desk) } as Parameters<typeof prepareChange>[1];
    for (let n = 0; n < 300; n++) await prepareChange(services, admin, { kind: 'assign', form: form() });
    assert.ok(desk.store.roleChanges.kept.size <= 100, `${desk.store.roleChanges.kept.size}`);
  });
});
