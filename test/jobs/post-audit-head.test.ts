import assert from 'node:assert/strict';
import sinon from 'sinon';
import { postHead, postHeadDaily } from '../../bot/jobs/post-audit-head.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';

describe('the audit’s head', () => {
  const trail = (seq: number) => ({ head: () => ({ seq, hash: 'f00d'.repeat(16) }) });

  it('is posted once a day, with its number and hash, and again where it could not be brought', async () => {
    const store = memoryStore();
    const post = sinon.stub().resolves(false);
    let at = new Date('2026-01-01T00:00:00Z');
    const parts = { store, audit: trail(1234), now: () => at, post };
    assert.equal(await postHead(parts), false);
    post.resolves(true);
    assert.equal(await postHead(parts), true);
    assert.match(String(post.lastCall.firstArg), /2026-01-01: 1,234 entries, head (f00d){16}/);
    at = new Date('2026-01-01T23:00:00Z');
    assert.equal(await postHead(parts), false);
    at = new Date('2026-01-02T00:00:01Z');
    assert.equal(await postHead(parts), true);
    assert.equal(post.callCount, 3);
  });

  it('is not posted while there is nothing', async () => {
    const post = sinon.stub().resolves(true);
    const parts = { store: memoryStore(), audit: trail(0), now: () => new Date(), post };
    assert.equal(await postHead(parts), false);
    assert.equal(post.callCount, 0);
  });

  it('is looked at once a quarter of an hour, and a failure is logged', async () => {
    const clock = sinon.useFakeTimers(new Date('2026-01-01T00:00:00Z'));
    const warn = sinon.stub();
    const post = sinon.stub().resolves(true);
    post.onFirstCall().rejects(new Error('Teams is down'));
    const job = postHeadDaily({
      store: memoryStore(),
      audit: trail(1),
      now: () => new Date(),
      log: { warn },
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
      job.stop();
      clock.restore();
    }
  });
});
