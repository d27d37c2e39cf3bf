import assert from 'node:assert/strict';
import sinon from 'sinon';
import { postHead } from '../../bot/jobs/post-audit-head.ts';
import type { Records, Store } from '../../bot/helpdesk/contracts/store.ts';
import type { Stage } from '../support/stage.ts';
import { openStage } from '../support/stage.ts';
import { ADMIN_CHANNEL, people } from '../support/tenant.ts';

function notes(): Pick<Store, 'notes'> {
  const kept = new Map<string, { value: string }>();
  const records: Pick<Records<{ value: string }>, 'get' | 'create' | 'update'> = {
    get: (id) => Promise.resolve(kept.get(id)),
    create: (id, value) => Promise.resolve(void kept.set(id, value)),
    update: (id, change) => {
      const now = kept.get(id);
      const next = now && change(now);
      if (next) kept.set(id, next);
      return Promise.resolve(next);
    },
  };
  return { notes: records as Records<{ value: string }> };
}

describe('the audit’s head', () => {
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const trail = (seq: number) => ({ head: () => ({ seq, hash: 'f00d'.repeat(16) }) });

  it('is posted once a day, with its number and hash, and again where it could not be brought', async () => {
    const store = notes();
    const post = sinon.stub().resolves(false);
    let at = new Date('2026-01-01T00:00:00Z');
    const parts = { store, audit: trail(1234) as never, now: () => at, log: silent, post };
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
    const parts = { store: notes(), audit: trail(0) as never, now: () => new Date(), log: silent, post };
    assert.equal(await postHead(parts), false);
    assert.equal(post.callCount, 0);
  });

  describe('by the whole bot', () => {
    let stage: Stage;
    beforeEach(async () => (stage = await openStage()));
    afterEach(() => stage.close());

    it('comes into the admin channel at the next start after Teams was heard from', async () => {
      await stage.channel.say(people.fieldOperator, 'select user aino@contoso.example');
      await stage.restart();
      for (let n = 0; n < 200 && stage.channel.threads.length === 0; n++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      const [thread] = stage.channel.threads;
      assert.equal(thread?.channelId, ADMIN_CHANNEL);
      const newest = (await stage.audit()).at(-1);
      assert.ok(String(thread.activity.text).includes(String(newest?.hash)));
    });
  });
});
