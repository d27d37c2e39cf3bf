import assert from 'node:assert/strict';
import sinon from 'sinon';
import { ALONE } from '../../../../bot/helpdesk/contracts/custody.ts';
import type { Receipt } from '../../../../bot/helpdesk/contracts/receipt.ts';
import { Follower } from '../../../../bot/helpdesk/remote/following/follow.ts';
import { StoreError } from '../../../../bot/store/index.ts';
import { receipt } from '../../../store/support/store.ts';
import { until } from '../../../support/act.ts';
import { quick } from '../../../support/stage.ts';
import { fakeGraph } from '../../support/fake-graph.ts';
import { helpDesk, phone } from '../../support/remote.ts';

describe('following actions', () => {
  it('goes on after the store was out of reach, and the bot lives', async () => {
    const desk = helpDesk();
    const kept = receipt('receipt-1', { deviceId: 'device-1', sentAt: desk.clock.now.toISOString() });
    let reads = 0;
    const changed: Receipt[] = [];
    const follower = new Follower(
      {
        ...desk.services,
        // only time that goes by makes something due
        now: () => new Date(),
        graphFor: () => fakeGraph({ devices: { status: () => Promise.resolve(phone()) } }),
        store: {
          receipts: {
            create: () => Promise.resolve(),
            remove: () => Promise.resolve(0),
            list: () => Promise.resolve([{ ...kept, sentAt: new Date().toISOString() }]),
            get: () =>
              reads++ === 0
                ? Promise.reject(new StoreError('unreachable', 'The storage account doesn’t answer'))
                : Promise.resolve({ ...kept, sentAt: new Date().toISOString() }),
            update: () => Promise.resolve(undefined),
          },
        },
        custody: ALONE,
        applyReport: (now) => Promise.resolve({ ...now, state: 'done' }),
        resume: (now) => Promise.resolve(now),
        changed(now) {
          changed.push(now);
          return Promise.resolve();
        },
      },
      quick(20),
    );
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    try {
      await follower.start();
      await clock.tickAsync(8_000);
      await follower.stop();
    } finally {
      clock.restore();
    }
    assert.ok(reads >= 2, `${reads} reads`);
    assert.equal(changed[0]?.state, 'done');
  });

  describe('with several bots', () => {
    const waiting = receipt('receipt-1', {
      deviceId: 'device-1',
      state: 'pending',
      reason: { kind: 'secondOperator' },
    });
    /** A follower that looks every 20 ms, and how often it went on with what waits for a second operator. */
    async function following(holds: () => boolean) {
      const desk = helpDesk();
      const kept = { ...waiting, sentAt: new Date().toISOString() };
      await desk.store.receipts.create(kept.id, kept);
      let resumed = 0;
      const follower = new Follower(
        {
          ...desk.services,
          now: () => new Date(),
          random: () => 0,
          graphFor: () => fakeGraph({}),
          custody: { ...ALONE, shared: true, holds },
          applyReport: (now) => Promise.resolve(now),
          resume: (now) => Promise.resolve((resumed++, now)),
          changed: () => Promise.resolve(),
        },
        quick(20),
      );
      return { kept, follower, resumed: () => resumed };
    }
    const pause = () => new Promise((resolve) => setTimeout(resolve, 300));

    it('goes on with nothing that another bot has taken over', async () => {
      let held = true;
      const { follower, resumed } = await following(() => held);
      await follower.start();
      held = false;
      await pause();
      await follower.stop();
      assert.equal(resumed(), 0);
    });

    it('goes on once with what was approved by a press here', async () => {
      const { kept, follower, resumed } = await following(() => false);
      follower.follow(kept, 0);
      await until(() => resumed() > 0, 8_000);
      await pause();
      await follower.stop();
      assert.equal(resumed(), 1);
    });
  });
});
