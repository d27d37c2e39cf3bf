import assert from 'node:assert/strict';
import { DeviceLocks } from '../../../bot/helpdesk/remote/device-locks.ts';
import { withDeviceLocks } from '../../../bot/helpdesk/remote/lock-devices.ts';
import { recheck } from '../../../bot/helpdesk/remote/recheck.ts';
import { helpDesk, receipt, runOf } from '../support/remote.ts';

describe('device locks', () => {
  it('are held while the work runs and by one run only', async () => {
    const desk = helpDesk();
    const rechecked = await recheck(runOf(desk));
    const seen = await withDeviceLocks(rechecked, async (first) => {
      const second = await withDeviceLocks(rechecked, (run) => Promise.resolve(run.devices[0]));
      return [first.devices[0]?.kind, second?.kind, second?.kind === 'denied' ? second.why.kind : undefined];
    });
    assert.deepEqual(seen, ['clear', 'denied', 'alreadyPending']);
    assert.equal(await withDeviceLocks(rechecked, (run) => Promise.resolve(run.devices[0]?.kind)), 'clear');
  });

  it('tell apart what was sent between the recheck and the lock', async () => {
    const desk = helpDesk();
    const rechecked = await recheck(runOf(desk));
    await desk.store.receipts.create('receipt-1', receipt({ state: 'accepted' }));
    assert.equal(await withDeviceLocks(rechecked, (run) => Promise.resolve(run.devices[0]?.kind)), 'denied');
  });

  it('run the presses of one confirmation in turn, even after one failed', async () => {
    const locks = new DeviceLocks();
    const order: string[] = [];
    const work = (name: string, fails: boolean) => async () => {
      order.push(`${name} starts`);
      await Promise.resolve();
      order.push(`${name} ends`);
      if (fails) throw new Error(name);
    };
    const both = await Promise.allSettled([
      locks.inTurn('a', work('one', true)),
      locks.inTurn('a', work('two', false)),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'fulfilled'],
    );
    assert.deepEqual(order, ['one starts', 'one ends', 'two starts', 'two ends']);
  });
});
