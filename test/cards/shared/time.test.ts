import assert from 'node:assert/strict';
import { relative, relativeAndExact, toTheSecond } from '../../../bot/cards/shared/time.ts';
import { ago } from '../support/sample-data.ts';
import { context } from '../support/samples.ts';

const DAY = 24 * 60;

describe('time in words', () => {
  const cases: [number, string][] = [
    [0, 'just now'],
    [0.5, 'just now'],
    [1, '1 minute ago'],
    [59, '59 minutes ago'],
    [60, '1 hour ago'],
    [DAY, '1 day ago'],
    [40 * DAY, '40 days ago'],
    [60 * DAY, '2 months ago'],
    [400 * DAY, '13 months ago'],
    [3 * 365 * DAY, '3 years ago'],
    [-90, 'in 1 hour'],
  ];
  for (const [minutes, words] of cases) {
    it(words, () => assert.equal(relative(context, ago(minutes)), words));
  }

  it('returns nothing if there is no time', () => {
    for (const none of [undefined, '', 'soon', '0001-01-01T00:00:00Z']) {
      assert.equal(relative(context, none), undefined);
      assert.equal(relativeAndExact(context, none), undefined);
      assert.equal(toTheSecond(context, none), undefined);
    }
  });

  it('can give the exact date', () => {
    assert.equal(relativeAndExact(context, ago(DAY)), '1 day ago (23 Nov 2026, 14:02 UTC)');
    assert.equal(toTheSecond(context, ago(0)), '14:02:11 UTC');
    assert.equal(toTheSecond(context, ago(DAY)), '23 Nov 2026, 14:02:11 UTC');
  });
});
