import assert from 'node:assert/strict';
import type { Bound } from '../../../bot/helpdesk/admin/enter.ts';
import type { RoleAssignment } from '../../../bot/helpdesk/contracts/model.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import { fails } from '../support/fake-graph.ts';
import type { RoleDesk } from '../support/roles.ts';
import {
  ADMIN,
  admin,
  MAIL_ONLY,
  MEMBERS,
  changeIn,
  confirmIn,
  oulu,
  roleDesk,
  SCOPE,
} from '../support/roles.ts';

const change = ({ store }: RoleDesk, id = 'change-1') => store.roleChanges.get(id);

describe('removing an assignment', () => {
  let desk: RoleDesk;
  beforeEach(async () => {
    desk = roleDesk();
    await changeIn(desk, 'remove');
  });

  it('goes through the stages in order: check, use up, audit on disk, DELETE, answer', async () => {
    const atDelete: unknown[] = [];
    const remove = desk.roles.remove.bind(desk.roles);
    desk.roles.remove = async (id) => {
      const now = await change(desk);
      atDelete.push(now?.state, now?.auditId, now?.outcome);
      return remove(id);
    };
    const confirmed = await confirmIn(desk);
    assert.ok(confirmed.kind === 'removed');
    assert.deepEqual([confirmed.seen.displayName, confirmed.requestId], ['Help desk Oulu', 'request-1']);
    assert.deepEqual(atDelete, ['used', 'audit-1', undefined]);
    assert.deepEqual(desk.events, [
      'read assignment-1',
      'audit started, synced',
      'DELETE assignment-1',
      'audit ended, synced',
    ]);
    assert.equal((await change(desk))?.outcome, 'done');
    const entry = {
      what: 'deleteRoleAssignment',
      assignmentId: 'assignment-1',
      assignmentName: 'Help desk Oulu',
      operatorId: ADMIN,
    };
    assert.deepEqual(desk.audit.entries, [
      { ...entry, kind: 'started', through: ['Intune Administrator'], id: 'audit-1', sync: true },
      {
        ...entry,
        kind: 'ended',
        of: 'audit-1',
        outcome: 'done',
        requestId: 'request-1',
        id: 'audit-2',
        sync: true,
      },
    ]);
  });

  it('sends nothing if it is gone or no help desk role any more', async () => {
    for (const now of [[], [oulu({ roleId: 'other', roleName: 'School Administrator' })]]) {
      desk.intune.assignments = now;
      assert.equal((await confirmIn(desk)).kind, 'gone');
      assert.deepEqual(desk.audit.entries, []);
    }
  });

  const changed: readonly [string, Partial<RoleAssignment>][] = [
    ['displayName', { displayName: 'Renamed' }],
    ['description', { description: 'Now with words' }],
    ['memberGroups', { memberGroups: [MEMBERS, MAIL_ONLY] }],
    ['scopeGroups', { scopeGroups: [] }],
    ['allUsers', { allUsers: true }],
    ['allDevices', { allDevices: true }],
  ];
  for (const [name, over] of changed)
    it(`asks again if its ${name} changed since the card was drawn`, async () => {
      desk.intune.assignments = [oulu(over)];
      const confirmed = await confirmIn(desk);
      assert.ok(confirmed.kind === 'differs');
      assert.deepEqual(confirmed.parts, [name]);
      assert.equal(confirmed.before.displayName, 'Help desk Oulu');
      assert.equal(confirmed.now.id, 'assignment-1');
      assert.deepEqual(desk.events, ['read assignment-1'], 'nothing is sent');
      assert.equal((await change(desk))?.state, 'canceled');
      assert.deepEqual(await change(desk, confirmed.again.id), confirmed.again);
      assert.equal((await confirmIn(desk, confirmed.again.id)).kind, 'removed', 'and that can be confirmed');
    });

  describe('by an admin with a bound', () => {
    const none = { scopeGroups: ['mine'], allUsers: false, allDevices: false };
    const beyond: readonly [string, Bound, Partial<RoleAssignment>, string[]][] = [
      ['a group that isn’t theirs', none, {}, [SCOPE]],
      ['all users', none, { scopeGroups: [], allUsers: true }, ['allUsers']],
      ['all devices', none, { scopeGroups: [], allDevices: true }, ['allDevices']],
      ['a scope that is unread', none, { scopeGroups: ['mine'], reachUnread: true }, ['unread']],
      [
        'an unread scope, even if they cover everything',
        { scopeGroups: [], allUsers: true, allDevices: true },
        { scopeGroups: [], reachUnread: true },
        ['unread'],
      ],
      [
        'a group, if they cover all users but not all devices',
        { scopeGroups: [], allUsers: true, allDevices: false },
        {},
        [SCOPE],
      ],
    ];
    for (const [title, bound, over, what] of beyond)
      it(`is refused for ${title}, and audited`, async () => {
        desk.intune.assignments = [oulu(over)];
        const confirmed = await confirmIn(desk, 'change-1', admin(bound));
        assert.ok(confirmed.kind === 'beyond');
        assert.deepEqual(confirmed.beyond, what);
        assert.equal(desk.intune.assignments.length, 1);
        assert.equal((await change(desk))?.state, 'canceled');
        assert.deepEqual(
          desk.audit.entries.map((entry) => [entry.kind, entry.what, entry.assignmentId, entry.outcome]),
          [['refused', 'deleteRoleAssignment', 'assignment-1', 'beyondBound']],
        );
      });

    it('goes through within it, nested groups included', async () => {
      desk.intune.nested.set(SCOPE, ['mine']);
      assert.equal((await confirmIn(desk, 'change-1', admin(none))).kind, 'removed');
    });
  });

  it('doesn’t ask again if only the order of groups changed', async () => {
    desk = roleDesk();
    desk.intune.assignments = [oulu({ memberGroups: ['a', 'b'], scopeGroups: ['c', 'd'] })];
    const seen = { ...oulu(), memberGroups: ['a', 'b'], scopeGroups: ['c', 'd'] };
    await changeIn(desk, 'remove', { seen } as object);
    desk.intune.assignments = [oulu({ memberGroups: ['b', 'a'], scopeGroups: ['d', 'c'] })];
    assert.equal((await confirmIn(desk)).kind, 'removed');
  });

  it('sends nothing and stays open if the assignment can’t be read', async () => {
    desk.roles.assignment = fails('throttled');
    await assert.rejects(confirmIn(desk), { kind: 'throttled' });
    assert.equal((await change(desk))?.state, 'open');
    assert.deepEqual(desk.audit.entries, []);
  });

  it('is gone if Intune says so, and fails if it refuses', async () => {
    desk.roles.remove = fails('notFound');
    assert.equal((await confirmIn(desk)).kind, 'gone');
    desk = roleDesk();
    await changeIn(desk, 'remove');
    desk.roles.remove = fails('forbidden');
    const confirmed = await confirmIn(desk);
    assert.ok(confirmed.kind === 'failed' && confirmed.problem.kind === 'forbidden');
    assert.equal((await change(desk))?.outcome, 'failed');
    assert.equal(desk.audit.entries[1]?.outcome, 'failed');
  });

  describe('without an answer', () => {
    it('is done if the assignment is gone', async () => {
      desk.roles.remove = () => {
        desk.intune.assignments = [];
        return Promise.reject(new Problem({ kind: 'timeout' }));
      };
      assert.equal((await confirmIn(desk)).kind, 'removed');
      assert.equal((await change(desk))?.outcome, 'done');
    });

    it('is unknown if the assignment is still there', async () => {
      desk.roles.remove = fails('connection');
      const confirmed = await confirmIn(desk);
      assert.ok(confirmed.kind === 'failed' && confirmed.problem.kind === 'connection');
      assert.equal(desk.audit.entries[1]?.outcome, 'unknown');
      assert.equal((await change(desk))?.outcome, undefined, 'the next press settles it');
    });

    it('is unknown if the assignment can’t be read', async () => {
      desk.roles.remove = () => {
        desk.roles.assignment = fails('throttled');
        return Promise.reject(new Problem({ kind: 'timeout' }));
      };
      const confirmed = await confirmIn(desk);
      assert.ok(confirmed.kind === 'failed' && confirmed.problem.kind === 'timeout');
      assert.equal((await change(desk))?.outcome, undefined);
    });
  });
});
