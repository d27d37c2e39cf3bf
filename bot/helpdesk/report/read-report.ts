import type { AuditTrail } from '../contracts/audit.ts';
import type { Store } from '../contracts/store.ts';
import type { Week } from './report.ts';
import { WeekCounter } from './report.ts';
import { lastMondays } from './weeks.ts';

const WEEKS = 8;
/** How many entries are read at a time. */
const CHUNK = 1_000;
/** Reading more than this takes longer than people wait. */
const MOST_ENTRIES = 60_000;

export interface Report {
  /** The newest last. */
  weeks: readonly Week[];
  /** There is more in the audit than is read for a report: what was before this isn't counted. */
  countedFrom?: string;
}

interface ReportServices {
  audit: Pick<AuditTrail, 'newest'>;
  store: Pick<Store, 'tallies'>;
}

/** What the help desk did in the last weeks, from the audit, and the verdicts from the store. */
export async function readReport(
  { audit, store }: ReportServices,
  now: Date,
  most = MOST_ENTRIES,
): Promise<Report> {
  const mondays = lastMondays(now, WEEKS);
  const counter = new WeekCounter(mondays);
  const since = new Date(mondays[0] ?? now);
  let left = most;
  let before: number | undefined;
  let oldest: string | undefined;
  for (;;) {
    const limit = Math.min(CHUNK, left);
    const entries = await audit.newest({ since, limit, before });
    for (const entry of entries) counter.add(entry);
    const last = entries.at(-1);
    if (!last || entries.length < limit) break;
    before = last.seq;
    oldest = last.at;
    left -= entries.length;
    if (left <= 0) break;
  }
  const tallies = await store.tallies.list(({ week }) => mondays.includes(week));
  const verdicts = new Map(tallies.map((tally) => [tally.week, new Map(Object.entries(tally.verdicts))]));
  const weeks = counter
    .weeks()
    .map((week) => ({ ...week, verdicts: verdicts.get(week.monday) ?? new Map() }));
  if (left > 0 || oldest === undefined) return { weeks };
  return { weeks, countedFrom: oldest };
}
