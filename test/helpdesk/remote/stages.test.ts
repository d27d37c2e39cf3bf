import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { actionNamed } from '../../../bot/helpdesk/actions/catalogue.ts';
import type { DeviceStatus } from '../../../bot/helpdesk/contracts/graph.ts';
import { cancel, cancelAll } from '../../../bot/helpdesk/remote/confirmations.ts';
import { DeviceLocks } from '../../../bot/helpdesk/remote/device-locks.ts';
import { applyReport } from '../../../bot/helpdesk/remote/device-report.ts';
import { withDeviceLocks } from '../../../bot/helpdesk/remote/lock-devices.ts';
import { POLL_SCHEDULE, pollInterval } from '../../../bot/helpdesk/remote/poll-schedule.ts';
import { recheck } from '../../../bot/helpdesk/remote/recheck.ts';
import { resume } from '../../../bot/helpdesk/remote/resume.ts';
import type { Run } from '../../../bot/helpdesk/remote/run.ts';
import { settleCutOff } from '../../../bot/helpdesk/remote/settle-cut-off.ts';
import {
  OPERATOR,
  PERSON,
  type HelpDesk,
  confirmationIn,
  helpDesk,
  phone,
  receipt,
} from '../support/remote.ts';

function runOf(desk: HelpDesk, over: Partial<Run> = {}): Run {
  const action = actionNamed('remoteLock');
  assert.ok(action);
  return {
    services: desk.services,
    graph: desk.api,
    action,
    operatorId: OPERATOR,
    targets: [{ deviceId: 'device-1', deviceName: 'SAMPLE-PHONE', userId: PERSON }],
    typed: {},
    waiting: [],
    ...over,
  };
}

describe('the recheck', () => {
  it('finds a device clear, with what allowed it', async () => {
    const { devices } = await recheck(runOf(helpDesk()));
    assert.ok(devices[0]?.kind === 'clear');
    assert.deepEqual(devices[0].through, ['Sample assignment']);
  });

  it('denies everything to a presser who is no operator any more', async () => {
    const desk = helpDesk();
    const blocked = {
      ...desk.api,
      directory: { ...desk.api.directory, speaker: () => Promise.reject(new Problem({ kind: 'notFound' })) },
    };
    const { devices } = await recheck(runOf(desk, { graph: blocked }));
    assert.deepEqual(
      devices.map((one) => one.kind === 'denied' && one.why.kind),
      ['notAnOperator'],
    );
  });

  it('counts the same action under way, but not receipts that wait for this run', async () => {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', receipt({ state: 'pending' }));
    const { devices } = await recheck(runOf(desk));
    assert.ok(devices[0]?.kind === 'denied' && devices[0].why.kind === 'alreadyPending');
    const resumed = await recheck(runOf(desk, { waiting: ['receipt-1'] }));
    assert.equal(resumed.devices[0]?.kind, 'clear');
  });

  it('throws what Graph failed with', async () => {
    const desk = helpDesk();
    const failing = {
      ...desk.api,
      devices: { ...desk.api.devices, one: () => Promise.reject(new Problem({ kind: 'throttled' })) },
    };
    await assert.rejects(recheck(runOf(desk, { graph: failing })), { kind: 'throttled' });
  });
});

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

describe('canceling', () => {
  it('cancels only what is open and the operator’s own', async () => {
    const desk = helpDesk();
    await confirmationIn(desk);
    assert.equal(await cancel(desk.services, 'someone-else', 'confirmation-1'), undefined);
    assert.equal((await cancel(desk.services, OPERATOR, 'confirmation-1'))?.state, 'canceled');
    assert.equal(await cancel(desk.services, OPERATOR, 'confirmation-1'), undefined);
  });

  it('cancels everything open at once and says how many there were, without what has expired', async () => {
    const desk = helpDesk();
    for (const [id, over] of Object.entries({
      open: {},
      used: { state: 'used' as const },
      expired: { expiresAt: '2026-01-01T11:00:00.000Z' },
      theirs: { operatorId: 'someone-else' },
    }))
      await confirmationIn(desk, { id, ...over });
    assert.equal(await cancelAll(desk.services, OPERATOR), 1);
    const states = [...desk.store.confirmations.kept].map(([id, { state }]) => `${id} ${state}`);
    assert.deepEqual(states, ['open canceled', 'used used', 'expired open', 'theirs open']);
  });
});

describe('what a device reports', () => {
  const status = (over: Partial<DeviceStatus> = {}): DeviceStatus => ({
    deviceActionResults: [],
    managementState: 'managed',
    lastSyncDateTime: '2026-01-01T12:00:30.000Z',
    ...over,
  });
  const result = (actionState: string, actionName = 'remoteLock') => ({
    deviceActionResults: [{ actionName, actionState, startDateTime: '2026-01-01T12:00:10.000Z' }],
  });
  async function after(kept: Partial<Receipt>, report: DeviceStatus | 'gone') {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', receipt(kept));
    const updated = await applyReport(desk.services, receipt(kept), report);
    return {
      desk,
      updated,
      settled: desk.audit.entries.map(({ kind, outcome }) => `${kind} ${outcome ?? ''}`),
    };
  }

  it('brings a receipt to its end, and settles the audit once', async () => {
    for (const [word, state] of [
      ['done', 'done'],
      ['failed', 'failed'],
      ['notSupported', 'notSupported'],
      ['canceled', 'canceled'],
    ] as const) {
      const { updated, settled, desk } = await after({}, status(result(word)));
      assert.equal(updated.state, state);
      assert.deepEqual(updated.reason, word === 'failed' ? { kind: 'device', state: 'failed' } : undefined);
      assert.deepEqual(settled, [`settled ${state}`]);
      await applyReport(desk.services, updated, status(result('pending')));
      assert.equal((await desk.store.receipts.get('receipt-1'))?.state, state, 'an end stays');
      assert.equal(desk.audit.entries.length, 1);
    }
  });

  it('waits if it says nothing of this action, and is unsure about words that nobody knows', async () => {
    assert.equal((await after({}, status())).updated.state, 'accepted');
    assert.equal((await after({}, status(result('active')))).updated.state, 'pending');
    const strange = await after({}, status(result('paused')));
    assert.equal(strange.updated.state, 'unknown');
    assert.deepEqual(strange.updated.reason, { kind: 'device', state: 'paused' });
  });

  it('is done with a wipe by the management state or by leaving, if Graph had accepted it', async () => {
    const wipe = { action: 'wipe', managementStateBefore: 'managed' };
    assert.equal((await after(wipe, status({ managementState: 'wipePending' }))).updated.state, 'pending');
    assert.equal((await after(wipe, status({ managementState: 'wipeFailed' }))).updated.state, 'failed');
    assert.equal((await after(wipe, status({ managementState: 'retirePending' }))).updated.state, 'accepted');
    assert.equal((await after(wipe, status({ managementState: 'constructor' }))).updated.state, 'accepted');
    assert.equal((await after(wipe, 'gone')).updated.state, 'done');
    const unsure = await after({ ...wipe, state: 'unknown' }, 'gone');
    assert.equal(
      unsure.updated.state,
      'unknown',
      'a device that is gone proves no wipe that may never have left',
    );
    const left = { ...wipe, managementStateBefore: 'wipeFailed' };
    assert.equal((await after(left, status({ managementState: 'wipeFailed' }))).updated.state, 'accepted');
  });

  it('marks the card as out of date only if the receipt says something new', async () => {
    const card = { serviceUrl: 'https://s', conversationId: 'c', activityId: 'a' };
    assert.equal((await after({ card }, status())).updated.cardBehind, undefined);
    assert.equal((await after({ card }, status(result('done')))).updated.cardBehind, true);
    assert.equal((await after({}, status(result('done')))).updated.cardBehind, undefined);
  });
});

describe('resuming after an approval', () => {
  const waiting = receipt({
    state: 'pending',
    reason: { kind: 'approval' },
    approvalCode: 'A1',
    firstSentAt: '2026-01-01T12:00:00.000Z',
  });
  async function resumed(change: (desk: HelpDesk) => void, kept = waiting) {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', kept);
    change(desk);
    return { desk, now: await resume(desk.services, desk.api, kept) };
  }

  it('sends with the code, after the same recheck', async () => {
    const { desk, now } = await resumed(() => undefined);
    assert.equal(now.state, 'accepted');
    assert.equal(desk.graph.calls[0]?.call.approvalCode, 'A1');
    assert.equal(now.firstSentAt, waiting.firstSentAt);
  });

  for (const [why, change, kept] of [
    ['noRole', (desk: HelpDesk) => desk.graph.groups.clear(), waiting],
    [
      'changed',
      (desk: HelpDesk) => desk.graph.devices.set('device-1', phone({ userId: 'someone-else' })),
      waiting,
    ],
    ['gone', (desk: HelpDesk) => desk.graph.devices.clear(), waiting],
    ['approvalLapsed', (desk: HelpDesk) => (desk.clock.now = new Date('2026-01-02T12:00:00.000Z')), waiting],
    ['valuesLost', () => undefined, { ...waiting, secretFields: ['macOsUnlockCode'] }],
  ] as const)
    it(`fails with the reason ${why}, sends nothing and says so in the audit`, async () => {
      const { desk, now } = await resumed((one) => void change(one), kept as Receipt);
      assert.deepEqual(now.reason, { kind: 'refused', why });
      assert.equal(now.state, 'failed');
      assert.deepEqual(desk.graph.calls, []);
      assert.deepEqual(
        desk.audit.entries.map(({ kind, outcome, of }) => [kind, outcome, of]),
        [['refused', why, 'audit-1']],
      );
    });

  it('waits on if nobody has approved, if Graph is busy or can’t be read', async () => {
    for (const problem of [
      new Problem({ kind: 'approvalRequired', approvalCode: 'A1' }),
      new Problem({ kind: 'throttled', status: 429 }),
      new Problem({ kind: 'unavailable', status: 503 }),
    ]) {
      const { now } = await resumed((desk) => (desk.graph.act = () => Promise.reject(problem)));
      assert.deepEqual([now.state, now.reason, now.approvalCode], ['pending', { kind: 'approval' }, 'A1']);
    }
  });

  it('says that the approval was turned down if Graph refuses the code', async () => {
    const refuse = () => Promise.reject(new Problem({ kind: 'forbidden', status: 403 }));
    const { now } = await resumed((desk) => (desk.graph.act = refuse));
    assert.deepEqual([now.state, now.reason], ['failed', { kind: 'notApproved' }]);
  });
});

describe('the poll schedule', () => {
  const at = (minutes: number) => new Date(Date.parse('2026-01-01T12:00:00.000Z') + minutes * 60_000);
  const interval = (over: Partial<Receipt>, minutes: number) =>
    pollInterval(POLL_SCHEDULE, receipt(over), at(minutes));

  it('asks often at first, then less, for a day', () => {
    assert.deepEqual(
      [0, 4, 6, 61, 24 * 60 - 1, 24 * 60].map((minutes) => interval({}, minutes)),
      [7_000, 7_000, 60_000, 600_000, 600_000, undefined],
    );
  });

  it('leaves what is over or being sent, but not a card that is out of date', () => {
    assert.equal(interval({ state: 'done' }, 1), undefined);
    assert.equal(interval({ state: 'sending' }, 1), undefined);
    assert.equal(interval({ state: 'done', cardBehind: true }, 1), 7_000);
  });

  it('tries approvals every five minutes at most, and once more when their time is over', () => {
    const approval = { state: 'pending', reason: { kind: 'approval' } } as const;
    assert.deepEqual(
      [1, 61, 24 * 60].map((minutes) => interval(approval, minutes)),
      [300_000, 600_000, 1],
    );
  });

  it('asks rarely for a device that is gone', () => {
    assert.equal(interval({ reason: { kind: 'gone' } }, 1), 600_000);
  });
});

describe('a crash while sending', () => {
  it('leaves the outcome unknown, and is never sent again', async () => {
    const desk = helpDesk();
    await desk.store.receipts.create('receipt-1', receipt({ state: 'sending' }));
    await desk.store.receipts.create('receipt-2', receipt({ id: 'receipt-2', state: 'accepted' }));
    assert.equal(await settleCutOff(desk.services), 1);
    const kept = await desk.store.receipts.get('receipt-1');
    assert.deepEqual([kept?.state, kept?.reason], ['unknown', { kind: 'restart' }]);
    assert.deepEqual(desk.graph.calls, []);
  });
});
