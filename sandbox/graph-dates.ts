const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/**
 * Moves every ISO 8601 date-time in a tenant's content by (now − `asOf`), so that "checked in 12 minutes ago" is true whenever the
 * file is loaded. `asOf` becomes `now`, so shifting again changes nothing. Data without `asOf` doesn't change.
 */
export function shiftDates<T>(data: T, now: Date): T {
  const asOf = readAsOf(data);
  if (asOf === undefined) return data;
  return shift(data, now.getTime() - asOf) as T;
}

function readAsOf(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('asOf' in data)) return undefined;
  const asOf = typeof data.asOf === 'string' ? Date.parse(data.asOf) : NaN;
  if (Number.isNaN(asOf)) throw new Error('asOf of the sandbox tenant must be an ISO 8601 date-time');
  return asOf;
}

function shift(value: unknown, by: number): unknown {
  if (typeof value === 'string') return shiftDate(value, by);
  if (Array.isArray(value)) return value.map((item) => shift(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shift(item, by)]));
}

function shiftDate(text: string, by: number): string {
  if (!DATE_TIME.test(text)) return text;
  const at = new Date(text);
  const year = at.getUTCFullYear();
  // Graph writes "never" as the year 1 or 9999. Those don't move.
  if (!Number.isFinite(year) || year < 1970 || year > 9000) return text;
  return new Date(at.getTime() + by).toISOString().replace('.000Z', 'Z');
}
