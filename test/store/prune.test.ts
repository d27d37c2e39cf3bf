import assert from 'node:assert/strict';
import type { RoleApproval, RoleChange } from '../../bot/helpdesk/contracts/role-change.ts';
import { keepPruned } from '../../bot/store/prune.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';
import { form } from '../helpdesk/support/roles.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (ms: number) => new Date(NOW - ms).toISOString();
const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

describe('removing old role changes', () => {
  const kept = async (expiredFor: number, approval?: Partial<RoleApproval>): Promise<boolean> => {
    const store = memoryStore();
    const change: RoleChange = {
      id: 'change-1',
      adminId: 'admin',
      kind: 'assign',
      form: form(),
      state: approval ? 'used' : 'open',
      expiresAt: ago(expiredFor),
      ...(approval && { approval: { code: 'A1', askedAt: ago(expiredFor), state: 'waiting', ...approval } }),
    };
    await store.roleChanges.create(change.id, change);
    const stop = await keepPruned(store, () => new Date(NOW), silent);
    stop();
    return (await store.roleChanges.get('change-1')) !== undefined;
  };

  it('keeps one for a day after its time, to tell that it expired', async () => {
    assert.equal(await kept(DAY - HOUR), true);
    assert.equal(await kept(DAY + HOUR), false);
  });

  it('keeps one that waits for approval, far longer than Intune keeps a request', async () => {
    for (const state of ['waiting', 'sending'] as const)
      for (const days of [1, 3, 4, 10, 29])
        assert.equal(await kept(days * DAY, { state }), true, `${days} days`);
  });

  it('doesn’t keep one for ever whose end nobody could read or tell', async () => {
    assert.equal(await kept(31 * DAY, { state: 'waiting' }), false);
    assert.equal(await kept(31 * DAY, { state: 'over', endedAt: ago(28 * DAY), cardBehind: true }), false);
  });

  it('keeps one that has ended until its card says so, and a day longer', async () => {
    const ended = (ms: number, cardBehind?: true) =>
      kept(3 * DAY, { state: 'over', endedAt: ago(ms), cardBehind });
    assert.equal(await ended(2 * DAY, true), true);
    assert.equal(await ended(DAY - HOUR), true);
    assert.equal(await ended(DAY + HOUR), false);
  });
});
