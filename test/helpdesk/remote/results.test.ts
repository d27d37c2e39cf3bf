import assert from 'node:assert/strict';
import type { DeviceActionResult } from '../../../bot/helpdesk/contracts/model.ts';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { newestStart, resultFor, stateOf } from '../../../bot/helpdesk/remote/results.ts';
import { isFinal } from '../../../bot/helpdesk/contracts/receipt.ts';

const lock = (startDateTime: string | undefined, actionState = 'pending'): DeviceActionResult => ({
  actionName: 'remoteLock',
  actionState,
  startDateTime,
});

const receipt = (over: Partial<Receipt> = {}): Receipt => ({
  id: 'receipt-1',
  operatorId: 'operator-1',
  action: 'remoteLock',
  deviceId: 'device-1',
  deviceName: 'SAMPLE-1',
  confirmationId: 'confirmation-1',
  values: {},
  state: 'accepted',
  sentAt: '2026-01-01T12:00:00.700Z',
  clockAheadMs: 0,
  updatedAt: '2026-01-01T12:00:00.700Z',
  auditId: 'audit-1',
  ...over,
});

describe('results of a remote action', () => {
  it('takes the result that began with or after the request, by whole seconds', () => {
    assert.equal(resultFor(receipt(), 'remoteLock', [lock('2026-01-01T12:00:00Z')])?.actionState, 'pending');
    assert.equal(resultFor(receipt(), 'remoteLock', [lock('2026-01-01T11:59:59Z')]), undefined);
  });

  it('never takes one that stood there before, nor another action’s', () => {
    const before = '2026-01-01T12:00:00.100Z';
    assert.equal(resultFor(receipt({ resultBefore: before }), 'remoteLock', [lock(before)]), undefined);
    assert.equal(
      resultFor(receipt(), 'remoteLock', [{ ...lock('2026-01-01T12:00:01Z'), actionName: 'rebootNow' }]),
      undefined,
    );
  });

  it('reckons with Graph’s clock being ahead or behind', () => {
    assert.equal(
      resultFor(receipt({ clockAheadMs: 60_000 }), 'remoteLock', [lock('2026-01-01T12:00:30Z')]),
      undefined,
    );
    assert.notEqual(
      resultFor(receipt({ clockAheadMs: -60_000 }), 'remoteLock', [lock('2026-01-01T11:59:05Z')]),
      undefined,
    );
  });

  it('takes the first of several that began since', () => {
    const results = [lock('2026-01-01T12:05:00Z', 'failed'), lock('2026-01-01T12:00:01Z', 'done')];
    assert.equal(resultFor(receipt(), 'remoteLock', results)?.actionState, 'done');
    assert.equal(newestStart(results, 'remoteLock'), '2026-01-01T12:05:00Z');
    assert.equal(newestStart(results, 'wipe'), undefined);
  });

  it('isn’t missed because an older one is dated in the future', () => {
    const odd = lock('2062-01-01T00:00:00Z', 'done');
    const since = receipt({ resultBefore: odd.startDateTime, acceptedAt: '2026-01-01T12:00:01Z' });
    assert.equal(resultFor(since, 'remoteLock', [odd]), undefined);
    const own = lock('2026-01-01T12:00:05Z', 'failed');
    assert.equal(resultFor(since, 'remoteLock', [odd, own])?.actionState, 'failed');
  });

  for (const [why, unknown] of [
    ['Graph never answered', { clockAheadMs: undefined }],
    ['an earlier version of the bot had no answer', { clockAheadMs: -600_000 }],
    ['Graph’s answer had no time', { clockAheadMs: undefined, acceptedAt: '2026-01-01T12:00:01Z' }],
  ] as const)
    it(`isn’t an older one where ${why} and our own clock may be behind`, () => {
      const older = ['2026-01-01T12:30:00Z', '2026-01-01T12:40:00Z'].map((at) => lock(at, 'done'));
      const since = receipt({ ...unknown, resultBefore: newestStart(older, 'remoteLock') });
      assert.equal(resultFor(since, 'remoteLock', older), undefined);
      assert.equal(
        resultFor(since, 'remoteLock', [...older, lock('2026-01-01T13:00:00Z')])?.actionState,
        'pending',
      );
    });

  it('leaves out a result without a start', () => {
    assert.equal(resultFor(receipt(), 'remoteLock', [lock(undefined, 'done')]), undefined);
  });

  it('claims no more than the device said', () => {
    assert.equal(stateOf(lock('', 'none')), 'accepted');
    assert.equal(stateOf(lock('', 'active')), 'pending');
    assert.equal(stateOf(lock('', 'done')), 'done');
    assert.equal(stateOf(lock('', 'somethingNew')), 'unknown');
    assert.deepEqual(
      ['accepted', 'pending', 'unknown', 'done', 'failed', 'canceled', 'notSupported'].map((state) =>
        isFinal(state as Receipt['state']),
      ),
      [false, false, false, true, true, true, true],
    );
  });
});
