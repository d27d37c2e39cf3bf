import assert from 'node:assert/strict';
import type { ReceiptState } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { RoleChange } from '../../../bot/helpdesk/contracts/role-change.ts';
import { erasePerson, isAbout } from '../../../bot/helpdesk/people/person-data.ts';
import { memoryStore } from '../support/memory-store.ts';
import { OPERATOR, PERSON, confirmationIn, helpDesk, receipt } from '../support/remote.ts';

describe('whether a record is about a person', () => {
  it('is yes if any text in it is their id, at any depth and in any case', () => {
    const id = 'C0FFEE00-0000-4000-8000-000000000001';
    for (const record of [
      id.toLowerCase(),
      { personId: id },
      { targets: [{ userId: 'other' }, { userId: id.toLowerCase() }] },
      { a: { b: [[{ c: id }]] } },
    ])
      assert.equal(isAbout(record, id), true, JSON.stringify(record));
  });

  it('is false if their id is only part of a text, only a key, or absent', () => {
    for (const record of [{ text: 'about person-1' }, { 'person-1': true }, null, undefined, 1, [], {}])
      assert.equal(isAbout(record, 'person-1'), false, JSON.stringify(record));
  });
});

describe('erasing a person', () => {
  const change = (id: string, over: Partial<RoleChange> = {}): RoleChange =>
    ({
      id,
      adminId: PERSON,
      state: 'used',
      expiresAt: '2026-01-01T12:02:00.000Z',
      kind: 'assign',
      form: {
        role: '',
        name: '',
        description: '',
        members: '',
        scope: '',
        allUsers: false,
        allDevices: false,
      },
      ...over,
    }) as RoleChange;

  it('removes what names them and leaves what names others', async () => {
    const desk = helpDesk();
    const { store } = desk;
    await confirmationIn(desk);
    await confirmationIn(desk, { id: 'theirs', operatorId: 'other', targets: [] });
    await confirmationIn(desk, { id: 'as-operator', operatorId: PERSON, targets: [] });
    await store.receipts.create('done', receipt({ id: 'done', state: 'done' }));
    await store.receipts.create('theirs', receipt({ id: 'theirs', state: 'done', userId: 'other' }));
    await store.welcomed.create('conversation-1', { at: '2026-01-01', personId: PERSON });
    await store.welcomed.create('conversation-2', { at: '2026-01-01', personId: OPERATOR });
    await store.notes.create('serviceUrl', { value: 'https://example.com' });
    assert.deepEqual(await erasePerson(store, PERSON.toUpperCase()), {
      removed: { confirmations: 2, receipts: 1, welcomed: 1 },
      kept: {},
    });
    assert.deepEqual([...store.confirmations.kept.keys()], ['theirs']);
    assert.deepEqual([...store.receipts.kept.keys()], ['theirs']);
    assert.deepEqual([...store.welcomed.kept.keys()], ['conversation-2']);
    assert.equal(store.notes.kept.size, 1);
  });

  it('keeps receipts of actions that haven’t ended', async () => {
    const states: readonly ReceiptState[] = [
      'sending',
      'accepted',
      'pending',
      'unknown',
      'done',
      'failed',
      'canceled',
      'notSupported',
    ];
    const store = memoryStore();
    for (const state of states) await store.receipts.create(state, receipt({ id: state, state }));
    assert.deepEqual(await erasePerson(store, PERSON), { removed: { receipts: 4 }, kept: { receipts: 4 } });
    assert.deepEqual([...store.receipts.kept.keys()], ['sending', 'accepted', 'pending', 'unknown']);
  });

  it('keeps role changes that were sent and whose outcome isn’t known', async () => {
    const store = memoryStore();
    for (const one of [
      change('open', { state: 'open' }),
      change('cut-off', { auditId: 'audit-1' }),
      change('unknown', { auditId: 'audit-1', outcome: 'unknown' }),
      change('done', { auditId: 'audit-1', outcome: 'done' }),
      change('failed', { auditId: 'audit-1', outcome: 'failed' }),
    ])
      await store.roleChanges.create(one.id, one);
    assert.deepEqual(await erasePerson(store, PERSON), {
      removed: { roleChanges: 3 },
      kept: { roleChanges: 2 },
    });
    assert.deepEqual([...store.roleChanges.kept.keys()], ['cut-off', 'unknown']);
  });
});
