import assert from 'node:assert/strict';
import { HELP_DESK_OPERATOR } from '../../../bot/helpdesk/admin/help-desk-roles.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { fails } from '../support/fake-graph.ts';
import type { RoleDesk } from '../support/roles.ts';
import { ADMIN, MEMBERS, SCOPE, changeIn, confirmIn, form, oulu, roleDesk } from '../support/roles.ts';

const change = ({ store }: RoleDesk) => store.roleChanges.get('change-1');

describe('assigning a role', () => {
  let desk: RoleDesk;
  beforeEach(async () => {
    desk = roleDesk();
    await changeIn(desk, 'assign');
  });

  it('goes through the stages in order: check, use up, audit on disk, POST, answer, read back', async () => {
    const atPost: unknown[] = [];
    const before = { ...desk.roles };
    desk.roles.create = async (draft) => {
      const now = await change(desk);
      atPost.push(now?.state, now?.auditId, now?.outcome);
      return before.create(draft);
    };
    const confirmed = await confirmIn(desk);
    assert.ok(confirmed.kind === 'assigned');
    assert.equal(confirmed.assignment?.id, 'assignment-new');
    assert.equal(confirmed.requestId, 'request-1');
    assert.equal(confirmed.draft.role.roleName, 'Help Desk Operator');
    assert.deepEqual(atPost, ['used', 'audit-1', undefined], 'used up before the POST');
    assert.deepEqual(desk.events, [
      'read definitions',
      'read assignments',
      'audit started, synced',
      'POST Help desk Turku',
      'audit ended, synced',
      'read assignment-new',
    ]);
    assert.equal((await change(desk))?.outcome, 'done');
    assert.deepEqual(desk.intune.created, [
      {
        displayName: 'Help desk Turku',
        description: undefined,
        roleId: HELP_DESK_OPERATOR,
        memberGroups: [MEMBERS],
        scopeGroups: [SCOPE],
        allUsers: false,
        allDevices: false,
      },
    ]);
  });

  it('is in the audit with who, through what, and how it ended', async () => {
    await confirmIn(desk);
    const entry = { what: 'createRoleAssignment', assignmentName: 'Help desk Turku', operatorId: ADMIN };
    assert.deepEqual(desk.audit.entries, [
      { ...entry, kind: 'started', through: ['Intune Administrator'], id: 'audit-1', sync: true },
      {
        ...entry,
        kind: 'ended',
        of: 'audit-1',
        outcome: 'done',
        requestId: 'request-1',
        assignmentId: 'assignment-new',
        id: 'audit-2',
        sync: true,
      },
    ]);
  });

  it('is not sent if the form has a fault by now, and stays open', async () => {
    desk.intune.assignments.push(oulu({ displayName: 'Help desk Turku' }));
    const confirmed = await confirmIn(desk);
    assert.ok(confirmed.kind === 'faulty');
    assert.deepEqual(confirmed.faults, [{ field: 'name', why: 'taken' }]);
    assert.deepEqual(confirmed.form, form());
    assert.equal((await change(desk))?.state, 'open');
    assert.deepEqual(desk.audit.entries, []);
  });

  it('is not sent if the form can’t be checked, and stays open', async () => {
    desk.roles.definitions = fails('timeout');
    await assert.rejects(confirmIn(desk), { kind: 'timeout' });
    assert.equal((await change(desk))?.state, 'open');
    assert.deepEqual(desk.audit.entries, []);
  });

  it('fails if Intune refuses, without looking for it', async () => {
    desk.roles.create = () => Promise.reject(new Problem({ kind: 'forbidden', requestId: 'request-2' }));
    const confirmed = await confirmIn(desk);
    assert.ok(confirmed.kind === 'failed');
    assert.deepEqual([confirmed.problem.kind, confirmed.about], ['forbidden', 'Help desk Turku']);
    assert.equal(desk.audit.entries[1]?.outcome, 'failed');
    assert.equal(desk.audit.entries[1].requestId, 'request-2');
    assert.equal((await change(desk))?.outcome, 'failed');
    assert.equal(desk.events.filter((event) => event === 'read assignments').length, 1);
  });

  it('is done if it can’t be read back', async () => {
    desk.roles.assignment = fails('timeout');
    const confirmed = await confirmIn(desk);
    assert.ok(confirmed.kind === 'assigned' && confirmed.assignment === undefined);
    assert.equal((await change(desk))?.outcome, 'done');
  });

  describe('without an answer', () => {
    for (const kind of ['timeout', 'connection', 'unavailable'] as const)
      it(`(${kind}) is done if the assignment is there by name and role`, async () => {
        const before = { ...desk.roles };
        desk.roles.create = async (draft) => {
          await before.create(draft);
          throw new Problem({ kind });
        };
        const confirmed = await confirmIn(desk);
        assert.ok(confirmed.kind === 'assigned');
        assert.equal(confirmed.assignment?.id, 'assignment-new');
        assert.equal(desk.audit.entries[1]?.outcome, 'done');
        assert.equal(desk.audit.entries[1].assignmentId, 'assignment-new');
        assert.equal(desk.intune.created.length, 1, 'never sent again');
      });

    const lost = (made?: Parameters<typeof oulu>[0]) => {
      desk.roles.create = () => {
        if (made) desk.intune.assignments.push(oulu({ id: 'assignment-new', ...made }));
        return Promise.reject(new Problem({ kind: 'timeout' }));
      };
    };

    it('is unknown if no assignment has that name and role', async () => {
      for (const made of [
        undefined,
        { displayName: 'Help desk Turku', roleId: 'other' },
        { displayName: 'Other' },
      ]) {
        desk = roleDesk();
        await changeIn(desk, 'assign');
        lost(made);
        const confirmed = await confirmIn(desk);
        assert.ok(confirmed.kind === 'failed' && confirmed.problem.kind === 'timeout');
        assert.equal(desk.audit.entries[1]?.outcome, 'unknown');
        assert.equal((await change(desk))?.outcome, undefined, 'the next press settles it');
      }
    });

    it('is unknown if the assignments can’t be read', async () => {
      lost({ displayName: 'Help desk Turku' });
      const before = { ...desk.roles };
      let reads = 0;
      desk.roles.assignments = () => (++reads === 1 ? before.assignments() : fails('throttled')());
      const confirmed = await confirmIn(desk);
      assert.ok(confirmed.kind === 'failed' && confirmed.problem.kind === 'timeout');
      assert.equal(reads, 2);
    });
  });
});
