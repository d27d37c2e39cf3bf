import assert from 'node:assert/strict';
import { shiftDates } from '../../../sandbox/graph-dates.ts';

describe('shiftDates', () => {
  const now = new Date('2027-01-01T00:00:00Z');

  it('moves every date-time by the age of the file and keeps the rest', () => {
    const data = {
      asOf: '2026-12-31T00:00:00Z',
      list: [
        { at: '2026-12-30T23:50:00Z', exact: '2026-12-30T23:50:00.5Z' },
        'not 2026-12-30T23:50:00Z',
        7,
        null,
      ],
      never: '9999-12-31T23:59:59Z',
      since: '0001-01-01T00:00:00Z',
      day: '2026-12-30',
    };
    assert.deepEqual(shiftDates(data, now), {
      asOf: '2027-01-01T00:00:00Z',
      list: [
        { at: '2026-12-31T23:50:00Z', exact: '2026-12-31T23:50:00.500Z' },
        'not 2026-12-30T23:50:00Z',
        7,
        null,
      ],
      never: '9999-12-31T23:59:59Z',
      since: '0001-01-01T00:00:00Z',
      day: '2026-12-30',
    });
  });

  it('changes nothing without asOf, and nothing more the second time', () => {
    const data = { at: '2026-12-30T23:50:00Z' };
    assert.equal(shiftDates(data, now), data);
    const once = shiftDates({ asOf: '2026-12-31T00:00:00Z', ...data }, now);
    assert.deepEqual(shiftDates(once, now), once);
  });

  it('says what is wrong with asOf', () => {
    assert.throws(() => shiftDates({ asOf: 'yesterday' }, now), /asOf/);
  });
});
