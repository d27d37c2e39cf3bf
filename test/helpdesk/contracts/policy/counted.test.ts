import assert from 'node:assert/strict';
import { countedSince } from '../../../../bot/helpdesk/contracts/policy/counted.ts';

const HOUR = 3_600_000;
const now = new Date('2026-03-01T12:00:00.000Z');
const at = (hours: number) => new Date(now.getTime() + hours * HOUR).toISOString();

describe('what counts towards a limit', () => {
  const counted = (records: { id: string; made: string; countsFrom?: string }[]) => {
    const kept = new Map(records.map((one) => [one.id, one]));
    const drafts = {
      list: (which: (one: (typeof records)[number]) => boolean = () => true) =>
        [...kept.values()].filter(which),
      put: (id: string, one: (typeof records)[number]) => void kept.set(id, one),
    };
    const found = countedSince(
      drafts,
      () => true,
      ({ made }) => made,
      { since: now.getTime() - HOUR, now },
    );
    return { found: found.map(({ id, countsFrom }) => [id, countsFrom]), kept };
  };

  it('is young, or dated in the future', () => {
    const { found, kept } = counted([
      { id: 'old', made: at(-2) },
      { id: 'young', made: at(-0.5) },
      { id: 'ahead', made: at(3) },
    ]);
    assert.deepEqual(found, [
      ['young', at(-0.5)],
      ['ahead', at(3)],
    ]);
    assert.equal(kept.get('ahead')?.countsFrom, undefined);
  });

  it('counts from when it is first seen if it is dated far ahead', () => {
    const { found, kept } = counted([{ id: 'far', made: at(1_000) }]);
    assert.deepEqual(found, [['far', at(0)]]);
    assert.equal(kept.get('far')?.countsFrom, at(0));
    assert.deepEqual(counted([{ id: 'far', made: at(1_000), countsFrom: at(-2) }]).found, []);
  });

  it('counts from its own date if the clock that saw it first was behind', () => {
    const { found } = counted([{ id: 'young', made: at(-0.5), countsFrom: at(-48) }]);
    assert.deepEqual(found, [['young', at(-0.5)]]);
  });
});
