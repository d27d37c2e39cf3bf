import assert from 'node:assert/strict';
import { liveAmong, liveRecord } from '../../../bot/helpdesk/access/live-record.ts';
import type { GraphApi } from '../../../bot/helpdesk/contracts/graph.ts';
import type { ManagedDevice } from '../../../bot/helpdesk/contracts/model.ts';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';

const record = (id: string, lastSyncDateTime: string, over: Partial<ManagedDevice> = {}): ManagedDevice => ({
  id,
  deviceName: id,
  azureADDeviceId: 'machine',
  lastSyncDateTime,
  ...over,
});
const old = record('old', '2026-01-01T00:00:00Z');
const newer = record('newer', '2026-02-01T00:00:00Z');
/** Dated in the future when it was read. */
const odd = record('odd', '2062-01-01T00:00:00Z', { checkInUnread: true });

const graphWith = (...records: ManagedDevice[]) =>
  ({ devices: { withEntraId: () => Promise.resolve(records) } }) as unknown as GraphApi;

describe('the live record of a machine', () => {
  it('is the one that checked in last', async () => {
    assert.equal((await liveRecord(graphWith(old, newer), old)).id, 'newer');
    assert.equal((await liveRecord(graphWith(old, newer), newer)).id, 'newer');
    assert.deepEqual(liveAmong([old, newer]), [newer]);
  });

  it('isn’t known while one of them is dated in the future: nothing of the machine is shown then', async () => {
    const unclear = (error: unknown) => error instanceof Problem && error.kind === 'unreadable';
    await assert.rejects(liveRecord(graphWith(old, odd), old), unclear);
    await assert.rejects(liveRecord(graphWith(old, odd), odd), unclear);
    assert.deepEqual(liveAmong([old, newer, odd]), [newer, odd]);
  });

  it('is the only one there is, however it is dated', async () => {
    assert.equal((await liveRecord(graphWith(odd), odd)).id, 'odd');
  });
});
