import assert from 'node:assert/strict';
import { date } from '../../../bot/graph/json/fields.ts';

describe('a date in an answer of Graph', () => {
  for (const none of [
    '0001-01-01T00:00:00Z',
    '0001-01-01T00:00:00.0000000Z',
    '9999-12-31T23:59:59Z',
    '9999-12-31T23:59:59.9999999Z',
    '9999-12-31T00:00:00+00:00',
    '1601-01-01T00:00:00Z',
    '',
    'soon',
    null,
    7,
  ])
    it(`is none if it says ${JSON.stringify(none)}`, () => {
      assert.equal(date({ at: none }, 'at'), undefined);
    });

  it('is in UTC', () => {
    assert.equal(date({ at: '2026-11-24T14:02:11Z' }, 'at'), '2026-11-24T14:02:11Z');
    assert.equal(date({ at: '2026-11-24T16:02:11+02:00' }, 'at'), '2026-11-24T14:02:11.000Z');
  });
});
