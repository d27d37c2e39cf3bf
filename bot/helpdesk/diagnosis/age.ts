import { happenedAt } from '../contracts/graph/dates.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How long ago, in days. undefined: there is no date, or none that can be right. */
export const daysSince = (iso: string | undefined, now: Date): number | undefined => since(iso, now, DAY);

export const hoursSince = (iso: string | undefined, now: Date): number | undefined => since(iso, now, HOUR);

/** How long until something that may still come, in days. Negative: it is over. */
export function daysUntil(iso: string | undefined, now: Date): number | undefined {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? undefined : (at - now.getTime()) / DAY;
}

function since(iso: string | undefined, now: Date, unit: number): number | undefined {
  const at = happenedAt(iso, now);
  return at === undefined ? undefined : (now.getTime() - at) / unit;
}
