import assert from 'node:assert/strict';
import { ALONE, SENDING_MS } from '../../../bot/helpdesk/contracts/custody.ts';
import { fails } from '../support/fake-graph.ts';
import type { RoleDesk } from '../support/roles.ts';
import { ADMIN, changeIn, confirmIn, form, oulu, roleDesk } from '../support/roles.ts';

const cutOff = { state: 'used', auditId: 'audit-0' } as const;

describe('a role change that was cut off', () => {
  let desk: RoleDesk;
  beforeEach(() => {
    desk = roleDesk();
  });
  const outcome = async () => (await desk.store.roleChanges.get('change-1'))?.outcome;

  const cases = [
    ['assign', true, 'done', 'assignment-2'],
    ['assign', false, 'failed', undefined],
    ['remove', true, 'failed', 'assignment-1'],
    ['remove', false, 'done', 'assignment-1'],
  ] as const;
  for (const [what, stands, ended, assignmentId] of cases)
    it(`is settled as ${ended} (${what}, ${stands ? 'the assignment is there' : 'there is no assignment'})`, async () => {
      const name = what === 'assign' ? 'Help desk Turku' : 'Help desk Oulu';
      const there = what === 'assign' ? oulu({ id: 'assignment-2', displayName: name }) : oulu();
      desk.intune.assignments = [oulu({ id: 'other', displayName: 'Other' }), ...(stands ? [there] : [])];
      await changeIn(desk, what, cutOff, form({ name: ' Help desk Turku ' }));
      assert.deepEqual(await confirmIn(desk), { kind: 'cutOff', about: name, stands });
      assert.equal(await outcome(), ended);
      assert.deepEqual(desk.events, ['read assignments', 'audit settled, synced'], 'nothing is sent');
      assert.deepEqual(desk.audit.entries, [
        {
          kind: 'settled',
          what: what === 'assign' ? 'createRoleAssignment' : 'deleteRoleAssignment',
          operatorId: ADMIN,
          assignmentName: name,
          assignmentId,
          outcome: ended,
          of: 'audit-0',
          id: 'audit-1',
          sync: true,
        },
      ]);
      assert.deepEqual(await confirmIn(desk), { kind: 'over', why: 'used' }, 'once');
    });

  it('isn’t settled by an assignment of the same name and another role', async () => {
    desk.intune.assignments = [oulu({ displayName: 'Help desk Turku', roleId: 'other' })];
    await changeIn(desk, 'assign', cutOff);
    assert.deepEqual(await confirmIn(desk), { kind: 'cutOff', about: 'Help desk Turku', stands: false });
  });

  it('isn’t settled while another bot may be sending it, and is once that one is surely gone', async () => {
    desk = roleDesk();
    desk.services.custody = { ...ALONE, shared: true };
    desk.intune.assignments = [];
    await changeIn(desk, 'assign', { ...cutOff, usedAt: desk.clock.now.toISOString() });
    assert.deepEqual(await confirmIn(desk), { kind: 'over', why: 'used' });
    assert.equal(await outcome(), undefined);
    assert.deepEqual(desk.audit.entries, []);
    desk.clock.now = new Date(desk.clock.now.getTime() + SENDING_MS);
    assert.deepEqual(await confirmIn(desk), { kind: 'cutOff', about: 'Help desk Turku', stands: false });
  });

  it('waits for another press if the assignments can’t be read', async () => {
    const readable = { ...desk.roles };
    desk.roles.assignments = fails('timeout');
    await changeIn(desk, 'remove', cutOff);
    assert.deepEqual(await confirmIn(desk), { kind: 'cutOff', about: 'Help desk Oulu', stands: undefined });
    assert.equal(await outcome(), undefined);
    assert.deepEqual(desk.audit.entries, []);
    Object.assign(desk.roles, readable);
    assert.deepEqual(await confirmIn(desk), { kind: 'cutOff', about: 'Help desk Oulu', stands: true });
  });

  it('is settled even after it expired', async () => {
    await changeIn(desk, 'remove', { ...cutOff, expiresAt: '2025-01-01T00:00:00.000Z' });
    assert.equal((await confirmIn(desk)).kind, 'cutOff');
  });

  it('is settled by the next press after an answer was lost', async () => {
    await changeIn(desk, 'remove');
    desk.roles.remove = fails('timeout');
    await confirmIn(desk);
    desk.intune.assignments = [];
    assert.deepEqual(await confirmIn(desk), { kind: 'cutOff', about: 'Help desk Oulu', stands: false });
    assert.deepEqual(
      desk.audit.entries.map(({ kind, outcome: ended, of }) => [kind, ended, of]),
      [
        ['started', undefined, undefined],
        ['ended', 'unknown', 'audit-1'],
        ['settled', 'done', 'audit-1'],
      ],
    );
  });
});
