import assert from 'node:assert/strict';
import type { RoleDesk } from '../support/roles.ts';
import { admin, changeIn, confirmIn, oulu, roleDesk } from '../support/roles.ts';

describe('a press of Confirm on a role change', () => {
  let desk: RoleDesk;
  beforeEach(() => {
    desk = roleDesk();
  });

  for (const what of ['assign', 'remove'] as const) {
    it(`ends at once if it isn’t an open change of this admin (${what})`, async () => {
      const cases = [
        ['unknown', { id: 'other' }],
        ['notYours', { adminId: 'someone-else' }],
        ['notYours', { adminId: 'someone-else', state: 'used' }],
        ['canceled', { state: 'canceled' }],
        ['expired', { expiresAt: '2026-01-01T12:00:00.000Z' }],
        ['used', { state: 'used', outcome: 'done' }],
        ['used', { state: 'used', outcome: 'failed' }],
        ['used', { state: 'used', outcome: 'unknown' }],
      ] as const;
      for (const [why, over] of cases) {
        desk = roleDesk();
        await changeIn(desk, what, over);
        assert.deepEqual(await confirmIn(desk), { kind: 'over', why });
        assert.deepEqual(desk.events, [], `${why}: nothing is read, written or sent`);
      }
    });

    it(`stays expired if the clock is set back (${what})`, async () => {
      for (const back of [
        '2026-01-01T12:01:00.000Z',
        '2026-01-01T11:59:00.000Z',
        '2025-01-01T12:00:00.000Z',
      ]) {
        desk = roleDesk();
        await changeIn(desk, what);
        desk.clock.now = new Date('2026-01-01T12:05:00.000Z');
        assert.deepEqual(await confirmIn(desk), { kind: 'over', why: 'expired' });
        desk.clock.now = new Date(back);
        assert.deepEqual(await confirmIn(desk), { kind: 'over', why: 'expired' });
        assert.deepEqual(desk.events, []);
      }
    });

    it(`says what another bot has sent, though this one stood still until the time was over (${what})`, async () => {
      await changeIn(desk, what);
      const { roleChanges } = desk.store;
      const [read, open] = [roleChanges.get.bind(roleChanges), await roleChanges.get('change-1')];
      assert.ok(open);
      await roleChanges.update('change-1', (kept) => ({ ...kept, state: 'used', outcome: 'done' }));
      let reads = 0;
      roleChanges.get = (id) => (reads++ === 0 ? Promise.resolve(open) : read(id));
      desk.clock.now = new Date('2026-01-01T12:05:00.000Z');
      assert.deepEqual(await confirmIn(desk), { kind: 'over', why: 'used' });
    });

    it(`is sent once if two presses come at the same moment (${what})`, async () => {
      await changeIn(desk, what);
      const [first, second] = await Promise.all([confirmIn(desk), confirmIn(desk)]);
      assert.equal(first.kind, what === 'assign' ? 'assigned' : 'removed');
      assert.deepEqual(second, { kind: 'over', why: 'used' });
      assert.equal(desk.events.filter((event) => /^(POST|DELETE)/.test(event)).length, 1);
    });

    it(`makes a press that comes while it is being sent wait for the answer (${what})`, async () => {
      await changeIn(desk, what);
      const before = { ...desk.roles };
      let second: ReturnType<typeof confirmIn> | undefined;
      const pressAgain = async () => {
        second = confirmIn(desk);
        await new Promise(setImmediate);
      };
      desk.roles.create = async (draft) => {
        await pressAgain();
        return before.create(draft);
      };
      desk.roles.remove = async (id) => {
        await pressAgain();
        return before.remove(id);
      };
      await confirmIn(desk);
      assert.deepEqual(await second, { kind: 'over', why: 'used' });
      assert.deepEqual(
        desk.audit.entries.map(({ kind }) => kind),
        ['started', 'ended'],
        'it isn’t taken for one that was cut off',
      );
    });

    it(`is not sent if it was canceled while it was checked (${what})`, async () => {
      await changeIn(desk, what);
      const cancel = () =>
        desk.store.roleChanges.update('change-1', (now) => ({ ...now, state: 'canceled' }));
      desk.roles.assignments = async () => {
        await cancel();
        return [];
      };
      desk.roles.assignment = async () => {
        await cancel();
        return oulu();
      };
      assert.deepEqual(await confirmIn(desk), { kind: 'over', why: 'used' });
      assert.deepEqual(desk.audit.entries, []);
      assert.deepEqual(desk.events, what === 'assign' ? ['read definitions'] : []);
    });

    it(`sends nothing if the audit can’t be written (${what})`, async () => {
      await changeIn(desk, what);
      desk.services.audit = { append: () => Promise.reject(new Error('disk full')) };
      await assert.rejects(confirmIn(desk), /disk full/);
      assert.ok(!desk.events.some((event) => /^(POST|DELETE)/.test(event)));
      assert.equal((await desk.store.roleChanges.get('change-1'))?.state, 'used');
    });

    it(`answers the admin even if the answer can’t be written down (${what})`, async () => {
      await changeIn(desk, what);
      const logged: object[] = [];
      const { audit } = desk.services;
      desk.services.log = { ...desk.services.log, error: (fields) => logged.push(fields) };
      desk.services.audit = {
        append: (entry, options) =>
          entry.kind === 'ended' ? Promise.reject(new Error('disk full')) : audit.append(entry, options),
      };
      assert.equal((await confirmIn(desk)).kind, what === 'assign' ? 'assigned' : 'removed');
      assert.equal(logged.length, 1);
    });

    it(`makes everything that is remembered of roles and operators be read again (${what})`, async () => {
      await changeIn(desk, what);
      const forgotten: string[] = [];
      const sent = () => desk.events.some((event) => /^(POST|DELETE)/.test(event));
      desk.services.roles.forget = () => forgotten.push(`roles ${sent()}`);
      desk.services.operators.forget = () => forgotten.push(`operators ${sent()}`);
      await confirmIn(desk);
      assert.deepEqual(forgotten, ['roles true', 'operators true'], 'after it was sent');
    });
  }

  it('can be confirmed until the moment it expires', async () => {
    await changeIn(desk, 'assign');
    desk.clock.now = new Date(desk.clock.now.getTime() + 119_999);
    assert.equal((await confirmIn(desk)).kind, 'assigned');
  });

  it('is bound to the admin who is there now', async () => {
    await changeIn(desk, 'assign');
    const bounded = admin({ scopeGroups: [], allUsers: false, allDevices: false });
    const confirmed = await confirmIn(desk, 'change-1', bounded);
    assert.ok(confirmed.kind === 'faulty' && confirmed.faults[0]?.why === 'beyondYours');
    assert.deepEqual(desk.audit.entries, []);
  });
});
