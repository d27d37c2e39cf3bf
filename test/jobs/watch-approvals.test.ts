import assert from 'node:assert/strict';
import { close } from '../../bot/helpdesk/approval/watched.ts';
import type { WatchedRequest } from '../../bot/helpdesk/contracts/policy/approval.ts';
import { watchApprovals } from '../../bot/jobs/watch-approvals.ts';
import { memoryStore } from '../helpdesk/support/memory-store.ts';
import { until } from '../support/act.ts';
import { CARD, fakeMessenger } from './support/parts.ts';

describe('the card of a request for Intune’s approval', () => {
  it('shows the end that came while it was changed', async () => {
    const store = memoryStore();
    const request: WatchedRequest = {
      id: 'request-1',
      types: ['deviceWipe'],
      state: 'open',
      card: CARD,
      cardBehind: true,
      notedAt: '2026-01-01T12:00:00.000Z',
      postedAt: '2026-01-01T12:00:00.000Z',
      expiresAt: '2026-01-04T12:00:00.000Z',
    };
    await store.approvals.create(request.id, request);
    const { messenger, said } = fakeMessenger();
    const update = async (...given: Parameters<typeof messenger.update>) => {
      if (said.length === 0) await close(store, request.id, { state: 'rejected' });
      return messenger.update(...given);
    };
    const quiet = () => undefined;
    const services = {
      store,
      now: () => new Date('2026-01-01T12:01:00.000Z'),
      asItself: false,
      graphFor: quiet,
      adminChannel: { teamId: 'team-1', channelId: '19:admin@thread.tacv2' },
      lenders: { newest: () => [], works: quiet, drop: quiet },
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    } as unknown as Parameters<typeof watchApprovals>[0];
    const watching = watchApprovals(services, { ...messenger, update }, 5);
    try {
      await until(() => said.length >= 2);
      await until(() => store.approvals.kept.get(request.id)?.cardBehind === undefined);
    } finally {
      void watching.stop();
    }
    assert.equal(store.approvals.kept.get(request.id)?.state, 'rejected');
  });
});
