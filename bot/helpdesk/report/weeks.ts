const DAY_MS = 86_400_000;

/** The Monday of a date's week in UTC, such as 2026-11-23. */
export function mondayOf(date: Date): string {
  const daysSince = (date.getUTCDay() + 6) % 7;
  return new Date(date.getTime() - daysSince * DAY_MS).toISOString().slice(0, 10);
}

/** The Mondays of the last weeks, this one's last. */
export function lastMondays(now: Date, weeks: number): string[] {
  return Array.from({ length: weeks }, (_, index) =>
    mondayOf(new Date(now.getTime() - (weeks - 1 - index) * 7 * DAY_MS)),
  );
}
