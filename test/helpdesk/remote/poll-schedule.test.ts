import assert from 'node:assert/strict';
import type { Receipt } from '../../../bot/helpdesk/contracts/receipt.ts';
import { POLL_SCHEDULE, pollInterval } from '../../../bot/helpdesk/remote/poll-schedule.ts';
import { receipt } from '../support/remote.ts';

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

  const approval = { state: 'pending', reason: { kind: 'approval' } } as const;

  it('looks at approvals every five minutes at most, for three days, and soon after their time is over', () => {
    assert.deepEqual(
      [1, 61, 24 * 60, 71.5 * 60, 72 * 60, 100 * 60].map((minutes) => interval(approval, minutes)),
      [300_000, 600_000, 1_800_000, 300_000, 60_000, 60_000],
    );
  });

  it('gives an action that waited for approval its day from when it went on', () => {
    const wentOn = { sentAt: at(70 * 60).toISOString(), firstSentAt: at(0).toISOString() };
    assert.deepEqual(
      [70 * 60 + 1, 72 * 60, 94 * 60 - 1, 94 * 60].map((minutes) => interval(wentOn, minutes)),
      [7_000, 600_000, 600_000, undefined],
    );
  });

  it('asks rarely for a device that is gone', () => {
    assert.equal(interval({ reason: { kind: 'gone' } }, 1), 600_000);
  });
});
