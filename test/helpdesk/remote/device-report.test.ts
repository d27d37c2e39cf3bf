import assert from 'node:assert/strict';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import type { DeviceStatus } from '../../../bot/helpdesk/contracts/graph.ts';
import type { DeviceReport } from '../../../bot/helpdesk/remote/device-report.ts';
import { applyReport } from '../../../bot/helpdesk/remote/device-report.ts';
import { helpDesk, receipt } from '../support/remote.ts';

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
  async function after(kept: Partial<Receipt>, report: DeviceReport) {
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

  it('waits while the action is being sent, or waits for somebody: what Graph or they say comes first', async () => {
    for (const kept of [
      { state: 'sending' },
      { state: 'pending', reason: { kind: 'approval' } },
      { state: 'pending', reason: { kind: 'secondOperator' } },
    ] as const)
      for (const report of [status(result('pending')), status(result('done')), 'gone'] as const) {
        const desk = helpDesk();
        await desk.store.receipts.create('receipt-1', receipt(kept));
        // as it was when it was read
        const updated = await applyReport(desk.services, receipt({ state: 'unknown' }), report);
        assert.deepEqual(desk.store.receipts.kept.get('receipt-1'), receipt(kept));
        assert.deepEqual([updated, desk.audit.entries], [receipt(kept), []]);
      }
  });

  it('isn’t the end of an action if its date is in the future, however many have such a date', async () => {
    const done = ['2061-01-01T00:00:00Z', '2062-01-01T00:00:00Z'].map((startDateTime) => ({
      actionName: 'remoteLock',
      actionState: 'done',
      startDateTime,
    }));
    const kept = {
      acceptedAt: '2026-01-01T12:00:01Z',
      clockAheadMs: 0,
      resultBefore: '2062-01-01T00:00:00Z',
    };
    const { updated, settled } = await after(kept, status({ deviceActionResults: done }));
    assert.deepEqual([updated.state, settled], ['accepted', []]);
  });

  it('notes that there is a secret as soon as the result has one, and that its card doesn’t say so yet', async () => {
    const card = {
      serviceUrl: 'https://teams.example/',
      conversationId: 'conversation',
      activityId: 'activity',
    } as Receipt['card'];
    const ready = (secretReady: true | undefined) => ({
      deviceActionResults: result('pending').deviceActionResults.map((one) => ({ ...one, secretReady })),
    });
    for (const [kept, report, secretReady, cardBehind] of [
      [{ state: 'pending' }, ready(true), true, true],
      [{ state: 'pending' }, ready(undefined), undefined, undefined],
      [{ state: 'pending', secretReady: true }, ready(true), true, undefined],
    ] as const) {
      const { updated } = await after({ ...kept, card }, status(report));
      assert.deepEqual(
        [updated.state, updated.secretReady, updated.cardBehind],
        ['pending', secretReady, cardBehind],
      );
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

  it('is unsure of a wipe if scope tags may only hide the device, and takes it back when the device is seen', async () => {
    for (const state of ['accepted', 'pending'] as const) {
      const wipe = { action: 'wipe', state, acceptedAt: '2026-01-01T00:00:00Z' };
      const { updated, settled } = await after(wipe, 'hidden');
      assert.deepEqual([updated.state, updated.reason, settled], ['unknown', { kind: 'gone' }, []]);
      const unsure = { ...wipe, state: 'unknown', reason: { kind: 'gone' } } as const;
      assert.equal((await after(unsure, status())).updated.state, 'accepted');
      assert.equal((await after(unsure, 'gone')).updated.state, 'done');
    }
  });

  it('marks the card as out of date only if the receipt says something new', async () => {
    const card = { serviceUrl: 'https://s', conversationId: 'c', activityId: 'a' };
    assert.equal((await after({ card }, status())).updated.cardBehind, undefined);
    assert.equal((await after({ card }, status(result('done')))).updated.cardBehind, true);
    assert.equal((await after({}, status(result('done')))).updated.cardBehind, undefined);
  });

  describe('after a wipe', () => {
    const KEPT = { action: 'wipe', state: 'accepted', values: { keepEnrollmentData: true } } as const;
    const NOT_KEPT = { ...KEPT, values: { keepEnrollmentData: false } } as const;
    const RESET = { ...KEPT, action: 'autopilotReset', values: {} } as const;

    it('proves by being gone that it was wiped, unless it was to stay enrolled', async () => {
      for (const [kept, state, settled] of [
        [NOT_KEPT, 'done', ['settled done']],
        [{ ...NOT_KEPT, values: {} }, 'done', ['settled done']],
        [KEPT, 'accepted', []],
        [RESET, 'accepted', []],
      ] as const) {
        const end = await after(kept, 'gone');
        assert.equal(end.updated.state, state);
        assert.deepEqual(end.updated.reason, { kind: 'gone' });
        assert.deepEqual(end.settled, settled);
      }
    });

    it('shows by its management state how far it is, whether or not it stays enrolled', async () => {
      for (const kept of [NOT_KEPT, KEPT, RESET])
        for (const [managementState, state] of [
          ['wipePending', 'pending'],
          ['wipeIssued', 'pending'],
          ['wipeFailed', 'failed'],
          ['wipeCanceled', 'canceled'],
          ['retirePending', 'accepted'],
          ['managed', 'accepted'],
        ] as const)
          assert.equal(
            (await after(kept, status({ managementState }))).updated.state,
            state,
            managementState,
          );
    });

    it('is done when its own result says so, and stays', async () => {
      for (const kept of [KEPT, RESET])
        assert.equal((await after(kept, status(result('done', 'wipe')))).updated.state, 'done');
    });
  });
});
