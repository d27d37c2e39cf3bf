import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { AuditHead, AuditVerdict } from '../../bot/helpdesk/contracts/audit.ts';
import { lookAtAudit, watchAudit } from '../../bot/jobs/watch-audit.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';

describe('the audit’s head', () => {
  const hash = 'f00d'.repeat(16);
  const log = { warn: sinon.stub(), error: sinon.stub() };
  beforeEach(() => sinon.reset());

  /** An audit of `seq` entries. Like the real one, it isn't whole if a head that was posted is missing. */
  const trail = (seq: number, why?: string) => ({
    head: () => ({ seq, hash }),
    verify: (posted?: AuditHead) => {
      const missing = posted && posted.seq > seq ? `${posted.seq - seq} entries are missing` : why;
      return Promise.resolve<AuditVerdict>(
        missing === undefined
          ? { ok: true, entries: seq, head: { seq, hash } }
          : { ok: false, seq: seq + 1, line: seq + 1, why: missing },
      );
    },
  });

  it('is posted once a day, with its number and hash, and again where it could not be brought', async () => {
    const store = memoryStore();
    const post = sinon.stub().resolves(false);
    let at = new Date('2026-01-01T00:00:00Z');
    const parts = { store, audit: trail(1234), now: () => at, log, post };
    assert.equal(await lookAtAudit(parts), false);
    post.resolves(true);
    assert.equal(await lookAtAudit(parts), true);
    assert.match(String(post.lastCall.firstArg), /2026-01-01: 1,234 entries, head (f00d){16}/);
    at = new Date('2026-01-01T23:00:00Z');
    assert.equal(await lookAtAudit(parts), false);
    at = new Date('2026-01-02T00:00:01Z');
    assert.equal(await lookAtAudit(parts), true);
    assert.equal(post.callCount, 3);
  });

  it('is not posted while there is nothing', async () => {
    const post = sinon.stub().resolves(true);
    const parts = { store: memoryStore(), audit: trail(0), now: () => new Date(), log, post };
    assert.equal(await lookAtAudit(parts), false);
    assert.equal(post.callCount, 0);
  });

  it('is looked at once a quarter of an hour, and a failure is logged', async () => {
    const clock = sinon.useFakeTimers(new Date('2026-01-01T00:00:00Z'));
    const warn = sinon.stub();
    const post = sinon.stub().resolves(true);
    post.onFirstCall().rejects(new Error('Teams is down'));
    const job = watchAudit({
      store: memoryStore(),
      audit: trail(1),
      now: () => new Date(),
      log: { warn, error: sinon.stub() },
      post,
    });
    try {
      await clock.tickAsync(0);
      assert.deepEqual([post.callCount, warn.callCount], [1, 1]);
      await clock.tickAsync(15 * 60_000);
      assert.deepEqual([post.callCount, warn.callCount], [2, 1]);
      await clock.tickAsync(23 * 3_600_000);
      assert.equal(post.callCount, 2);
      await clock.tickAsync(3_600_000);
      assert.equal(post.callCount, 3);
    } finally {
      void job.stop();
      clock.restore();
    }
  });

  describe('that is shorter than the one that was posted', () => {
    for (const [left, missing] of [
      [9, 1],
      [3, 7],
      [0, 10],
    ] as const)
      it(`is told as cut, not posted as if it were fine: ${left} of 10 are left`, async () => {
        const store = memoryStore();
        const post = sinon.stub().resolves(true);
        let at = new Date('2026-01-01T00:00:00Z');
        const parts = { store, audit: trail(10), now: () => at, log, post };
        assert.equal(await lookAtAudit(parts), true);
        const cut = { ...parts, audit: trail(left) };
        at = new Date('2026-01-01T01:00:00Z');
        // The start tells it at once, before the next head is due.
        assert.equal(await lookAtAudit(cut, true), true);
        assert.match(
          String(post.lastCall.firstArg),
          new RegExp(`isn’t whole.*${missing} entries are missing`),
        );
        assert.deepEqual(log.error.lastCall.firstArg, {
          seq: left + 1,
          why: `${missing} entries are missing`,
        });
        for (const hour of ['02', '23']) {
          at = new Date(`2026-01-01T${hour}:00:00Z`);
          assert.equal(await lookAtAudit(cut, true), false, 'once a day at most');
        }
        at = new Date('2026-01-02T01:00:00Z');
        assert.equal(await lookAtAudit(cut), true);
        assert.match(String(post.lastCall.firstArg), /isn’t whole/, 'as long as it lasts');
        assert.equal(post.callCount, 3);
      });
  });

  it('that is broken is told as soon as Teams can be reached', async () => {
    const post = sinon.stub().resolves(false);
    const store = memoryStore();
    const parts = { store, audit: trail(5, 'it was changed'), now: () => new Date(), log, post };
    assert.equal(await lookAtAudit(parts, true), false);
    post.resolves(true);
    assert.equal(await lookAtAudit(parts), true);
    assert.match(String(post.lastCall.firstArg), /entry 6 is the first that doesn’t fit \(it was changed\)/);
  });

  it('is checked at the start without an admin channel, too', async () => {
    const parts = { store: memoryStore(), audit: trail(5, 'it was changed'), now: () => new Date(), log };
    assert.equal(await lookAtAudit({ ...parts, post: undefined }, true), false);
    assert.equal(log.error.callCount, 1);
  });

  it('is posted again if the clock was set back', async () => {
    const store = memoryStore();
    const post = sinon.stub().resolves(true);
    let at = new Date('2027-01-01T00:00:00Z');
    const parts = { store, audit: trail(1), now: () => at, log, post };
    await lookAtAudit(parts);
    at = new Date('2026-01-01T00:00:00Z');
    assert.equal(await lookAtAudit(parts), true);
  });
});
