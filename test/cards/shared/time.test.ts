import assert from 'node:assert/strict';
import { due, relative, relativeAndExact, toTheSecond } from '../../../bot/cards/shared/time.ts';
import { ago } from '../support/sample-data.ts';
import { context } from '../support/samples.ts';
import { wordsFor } from '../../../bot/locales/index.ts';

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
    [-90, '24 Nov 2026, 15:32 UTC (in the future, can’t be right)'],
  ];
  for (const [minutes, words] of cases) {
    it(words, () => assert.equal(relative(context, ago(minutes)), words));
  }

  it('is ahead of something that may still come', () => {
    assert.equal(due(context, ago(-90)), 'in 1 hour');
    assert.equal(due(context, ago(90)), '1 hour ago');
  });

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

  const zones: [string, string, string][] = [
    ['en-US@timezone=Europe/Helsinki', '24 Nov 2026, 16:02', '16:02:11'],
    ['en-US@timezone=America/St_Johns', '24 Nov 2026, 10:32', '10:32:11'],
    ['fi-FI@timezone=Pacific/Kiritimati', '25 Nov 2026, 04:02', '04:02:11'],
    ['en-GB@timezone=Etc/GMT+12', '24 Nov 2026, 02:02', '02:02:11'],
  ];
  for (const [locale, exact, second] of zones) {
    it(`is the reader’s own in ${locale}`, () => {
      const theirs = { ...context, words: wordsFor(locale) };
      assert.equal(relativeAndExact(theirs, ago(0)), `just now (${exact})`);
      assert.equal(toTheSecond(theirs, ago(0)), second);
    });
  }

  it('tells the day if it is another one for the reader', () => {
    const theirs = { ...context, words: wordsFor('en-US@timezone=Pacific/Kiritimati') };
    assert.equal(toTheSecond(theirs, ago(5 * 60)), '24 Nov 2026, 23:02:11');
  });

  for (const unknown of [
    'en-US',
    'en-US@timezone=Europe/Atlantis',
    'en-US@timezone=',
    '@timezone=UTC;x',
    undefined,
  ]) {
    it(`is in UTC, and says so, for ${String(unknown)}`, () => {
      const theirs = { ...context, words: wordsFor(unknown) };
      assert.equal(toTheSecond(theirs, ago(0)), '14:02:11 UTC');
    });
  }
});
