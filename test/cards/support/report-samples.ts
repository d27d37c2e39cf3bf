import type { CardAnswer, Context } from '../../../bot/cards/index.ts';
import { reportCard } from '../../../bot/cards/index.ts';
import type { Week } from '../../../bot/helpdesk/report/report.ts';
import { lastMondays } from '../../../bot/helpdesk/report/weeks.ts';

const HOUR_MS = 3_600_000;

/** The report in the states that admins see. */
export function reportSamples(context: Context): [string, CardAnswer][] {
  const mondays = lastMondays(context.now, 8);
  const weeks = mondays.map((monday, index) => busy(monday, index));
  return [
    ['report', reportCard(context, { weeks })],
    ['report-cut', reportCard(context, { weeks, countedFrom: `${mondays[2] ?? ''}T09:00:00.000Z` })],
    ['report-none', reportCard(context, { weeks: mondays.map(empty) })],
  ];
}

/** As full as it gets, with `text` for every word of the audit and the store. */
export function reportCardsWith(context: Context, text: string): [string, CardAnswer][] {
  const names = Array.from({ length: 20 }, (_, index) => `${text}${index}`);
  const counts = new Map(names.map((name) => [name, 1e6]));
  const toDone = new Map(names.map((name) => [name, [40 * 24 * HOUR_MS]]));
  const weeks = lastMondays(context.now, 8).map((monday): Week => ({
    ...busy(monday, 1e5),
    actions: counts,
    toDone,
    refusals: counts,
    verdicts: counts,
  }));
  return [['report of strange words', reportCard(context, { weeks, countedFrom: text })]];
}

function busy(monday: string, index: number): Week {
  return {
    monday,
    lookUps: 40 + 7 * index,
    outcomes: new Map([
      ['done', 9 + index],
      ['failed', 1],
      ['waiting', index],
      ['unknown', 1],
    ]),
    actions: new Map([
      ['syncDevice', 6],
      ['remoteLock', 5 + index],
      ['logoutSharedAppleDeviceActiveUser', 1 + index],
    ]),
    toDone: new Map([
      ['syncDevice', [20_000, 45_000]],
      ['remoteLock', [8 * HOUR_MS]],
    ]),
    refusals: new Map([
      ['scope', 2],
      ['policyDenied', 1],
    ]),
    verdicts: new Map([
      ['notEncrypted', 5],
      ['nothingWrong', 30],
    ]),
  };
}

const empty = (monday: string): Week => ({
  monday,
  lookUps: 0,
  outcomes: new Map(),
  actions: new Map(),
  toDone: new Map(),
  refusals: new Map(),
  verdicts: new Map(),
});
