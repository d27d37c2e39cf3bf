const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How long ago, in days. undefined: there is no date, or it can't be read. Negative: it is still to come. */
export const daysSince = (iso: string | undefined, now: Date): number | undefined => since(iso, now, DAY);

export const hoursSince = (iso: string | undefined, now: Date): number | undefined => since(iso, now, HOUR);

function since(iso: string | undefined, now: Date, unit: number): number | undefined {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) ? undefined : (now.getTime() - at) / unit;
}
