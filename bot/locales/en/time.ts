export type TimeUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function count(n: number, unit: TimeUnit): string {
  return `${n} ${unit}${n === 1 ? '' : 's'}`;
}

/** Times by the clock of an IANA time zone, such as `Europe/Helsinki`. undefined: UTC, and each time says so. */
export function timeIn(zone: string | undefined) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone ?? 'UTC',
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  });
  const parts = (date: Date) =>
    Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const day = ({ day, month, year }: Partial<Record<string, string>>) =>
    `${day ?? ''} ${MONTHS[Number(month) - 1] ?? ''} ${year ?? ''}`;
  const label = zone === undefined ? ' UTC' : '';
  return {
    justNow: 'just now',
    ago: (n: number, unit: TimeUnit) => `${count(n, unit)} ago`,
    ahead: (n: number, unit: TimeUnit) => `in ${count(n, unit)}`,
    /** 24 Nov 2026, 14:02 UTC */
    exact: (date: Date) => {
      const at = parts(date);
      return `${day(at)}, ${at.hour ?? ''}:${at.minute ?? ''}${label}`;
    },
    /** 24 Nov 2026, 14:02:11 UTC; only the time if it is on the same day as `now`. */
    toTheSecond: (date: Date, now: Date) => {
      const at = parts(date);
      const clock = `${at.hour ?? ''}:${at.minute ?? ''}:${at.second ?? ''}${label}`;
      return day(at) === day(parts(now)) ? clock : `${day(at)}, ${clock}`;
    },
    /** 24 Nov */
    shortDay: (date: Date) => {
      const { day: ofMonth, month } = parts(date);
      return `${ofMonth ?? ''} ${MONTHS[Number(month) - 1] ?? ''}`;
    },
    both: (relative: string, exact: string) => `${relative} (${exact})`,
  };
}
