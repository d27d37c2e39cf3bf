import assert from 'node:assert/strict';
import type { AuditRecord } from '../../../bot/helpdesk/contracts/audit.ts';
import { highest, median, WeekCounter } from '../../../bot/helpdesk/report/report.ts';
import { lastMondays, mondayOf } from '../../../bot/helpdesk/report/weeks.ts';

const MONDAY = '2026-11-23';
const BEFORE = '2026-11-16';

let seq = 0;
const entry = (over: Partial<AuditRecord>): AuditRecord => {
  seq += 1;
  return {
    seq,
    id: `entry-${seq}`,
    at: `${MONDAY}T10:00:00.000Z`,
    kind: 'read',
    what: 'select user',
    operatorId: 'operator',
    prev: 'p',
    hash: 'h',
    ...over,
  };
};
const started = (over: Partial<AuditRecord> = {}) =>
  entry({ kind: 'started', what: 'remoteLock', through: ['a role'], ...over });
const part = ({ id, what }: AuditRecord, over: Partial<AuditRecord>) =>
  entry({ kind: 'ended', what, of: id, ...over });

/** The weeks after these entries, which are given oldest first, as they were written. */
function counted(...entries: AuditRecord[]) {
  const counter = new WeekCounter([BEFORE, MONDAY]);
  for (const one of entries.toReversed()) counter.add(one);
  const [before, week] = counter.weeks();
  assert.ok(before && week);
  return { before, week };
}

describe('the weeks of a report', () => {
  it('begin on Monday, UTC', () => {
    assert.equal(mondayOf(new Date('2026-11-23T00:00:00Z')), MONDAY);
    assert.equal(mondayOf(new Date('2026-11-29T23:59:59Z')), MONDAY);
    assert.equal(mondayOf(new Date('2026-11-22T23:59:59Z')), BEFORE);
    assert.deepEqual(lastMondays(new Date('2026-11-25T12:00:00Z'), 3), ['2026-11-09', BEFORE, MONDAY]);
    assert.deepEqual(lastMondays(new Date('2026-01-01T12:00:00Z'), 2), ['2025-12-22', '2025-12-29']);
  });

  it('count what was shown of somebody, and not what admins looked up', () => {
    const { week } = counted(
      entry({}),
      entry({ what: 'device' }),
      entry({ what: 'key' }),
      entry({ what: 'audit' }),
      entry({ what: 'passcode', of: 'other' }),
    );
    assert.equal(week.lookUps, 3);
  });

  it('count an action where it started, with the end that is known last', () => {
    const old = started({ at: `${BEFORE}T10:00:00.000Z` });
    const waits = started();
    const { before, week } = counted(
      old,
      part(old, { outcome: 'accepted', at: `${BEFORE}T10:00:01.000Z` }),
      waits,
      part(waits, { outcome: 'accepted' }),
      part(old, { kind: 'settled', outcome: 'done', at: `${MONDAY}T10:00:00.000Z` }),
    );
    assert.deepEqual([...before.outcomes], [['done', 1]]);
    assert.deepEqual(before.toDone.get('remoteLock'), [7 * 86_400_000]);
    assert.deepEqual([...week.outcomes], [['waiting', 1]]);
    assert.deepEqual([...week.actions], [['remoteLock', 1]]);
  });

  for (const [outcome, told] of [
    ['approvalRequired', 'waiting'],
    ['pending', 'waiting'],
    ['failed', 'failed'],
    ['notSupported', 'notSupported'],
    ['canceled', 'canceled'],
    ['unknown', 'unknown'],
    ['a new word', 'unknown'],
  ] as const)
    it(`tell ${outcome} as ${told}`, () => {
      const one = started();
      const { week } = counted(one, part(one, { outcome }));
      assert.deepEqual([...week.outcomes], [[told, 1]]);
    });

  it('tell an action without any answer as waiting', () => {
    assert.deepEqual([...counted(started()).week.outcomes], [['waiting', 1]]);
  });

  it('tell what was stopped in the last moment as not sent, and why', () => {
    const one = started();
    const { week } = counted(
      one,
      part(one, { kind: 'refused', outcome: 'stopped' }),
      part(one, { outcome: 'failed' }),
    );
    assert.deepEqual([...week.outcomes], [['notSent', 1]]);
    assert.deepEqual([...week.refusals], [['stopped', 1]]);
  });

  it('don’t take a second operator’s decision, a role change or the policy for an action', () => {
    const decision = started({ through: undefined });
    const { week } = counted(
      decision,
      part(decision, { outcome: 'secondApproved' }),
      started({ what: 'createRoleAssignment' }),
      started({ what: 'policy', through: undefined }),
    );
    assert.deepEqual([...week.actions], []);
    assert.deepEqual([...week.outcomes], []);
  });

  it('leave out what is outside of them', () => {
    const { before, week } = counted(
      entry({ at: '2026-11-15T23:59:59.000Z' }),
      started({ at: '2026-11-01T00:00:00.000Z' }),
      entry({ at: '2026-12-01T00:00:00.000Z', kind: 'refused', outcome: 'scope' }),
    );
    for (const one of [before, week])
      assert.deepEqual([one.lookUps, one.actions.size, one.refusals.size], [0, 0, 0]);
  });

  it('are summed, the highest first', () => {
    const { before, week } = counted(
      entry({ kind: 'refused', outcome: 'scope' }),
      entry({ kind: 'refused', outcome: 'noRole' }),
      entry({ kind: 'refused', outcome: 'noRole', at: `${BEFORE}T10:00:00.000Z` }),
    );
    assert.deepEqual(
      highest([before, week], ({ refusals }) => refusals),
      [
        ['noRole', 2],
        ['scope', 1],
      ],
    );
  });

  it('have a median of any number of times', () => {
    assert.equal(median([]), undefined);
    assert.equal(median([3]), 3);
    assert.equal(median([9, 1, 5]), 5);
    assert.equal(median([1, 2, 4, 100]), 3);
  });
});
