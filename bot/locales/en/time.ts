export type TimeUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (n: number) => String(n).padStart(2, '0');

function count(n: number, unit: TimeUnit): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

function day(date: Date): string {
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`;
}

export const time = {
  justNow: 'just now',
  ago: (n: number, unit: TimeUnit) => `${count(n, unit)} ago`,
  ahead: (n: number, unit: TimeUnit) => `in ${count(n, unit)}`,
  /** 24 Nov 2026, 14:02 UTC */
  exact: (date: Date) => `${day(date)}, ${two(date.getUTCHours())}:${two(date.getUTCMinutes())} UTC`,
  /** 24 Nov 2026, 14:02:11 UTC; only the time if it is on the same day as `now`. */
  toTheSecond: (date: Date, now: Date) => {
    const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} UTC`;
    return day(date) === day(now) ? clock : `${day(date)}, ${clock}`;
  },
  /** 24 Nov */
  shortDay: (date: Date) => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''}`,
  both: (relative: string, exact: string) => `${relative} (${exact})`,
};
