import type { Translator } from '../translator.ts';
import { unbroken } from '../unbroken.ts';

export type TimeUnit = 'minute' | 'hour' | 'day' | 'month' | 'year';

/** Times by the clock of an IANA time zone, such as `Europe/Helsinki`. undefined: UTC, and each time says so. */
export const timeIn =
  ({ t, lang }: Translator) =>
  (zone: string | undefined) => {
    const format = new Intl.DateTimeFormat(lang, {
      timeZone: zone ?? 'UTC',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    const relative = new Intl.RelativeTimeFormat(lang);
    const known = new Map<string, string>();
    // a card has ten of these, and few differ
    const written = (n: number, unit: TimeUnit) => {
      const key = `${n} ${unit}`;
      const text = known.get(key) ?? relative.format(n, unit);
      known.set(key, text);
      return text;
    };
    const partsOf = (date: Date) =>
      Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
    const dayOf = ({ day = '', month = '', year = '' }: Partial<Record<string, string>>) =>
      t('{{day}} {{month}} {{year}}', { day, month, year });
    const clockOf = (clock: string) => (zone === undefined ? t('{{clock}} UTC', { clock }) : clock);
    return {
      justNow: t('just now'),
      ago: (n: number, unit: TimeUnit) => written(-n, unit),
      ahead: (n: number, unit: TimeUnit) => written(n, unit),
      /** 24 Nov 2026, 14:02 UTC */
      exact: (date: Date) => {
        const at = partsOf(date);
        return t('{{day}}, {{clock}}', {
          day: dayOf(at),
          clock: clockOf(`${at.hour ?? ''}:${at.minute ?? ''}`),
        });
      },
      /** 24 Nov 2026, 14:02:11 UTC; only the time if it is on the same day as `now`. */
      toTheSecond: (date: Date, now: Date) => {
        const at = partsOf(date);
        const clock = clockOf(`${at.hour ?? ''}:${at.minute ?? ''}:${at.second ?? ''}`);
        const day = dayOf(at);
        return day === dayOf(partsOf(now)) ? clock : t('{{day}}, {{clock}}', { day, clock });
      },
      /** 24 Nov */
      shortDay: (date: Date) => {
        const { day = '', month = '' } = partsOf(date);
        return unbroken(t('{{day}} {{month}}', { day, month }));
      },
      /** A date of something that has happened, in the future. */
      misdated: (exact: string) => t('{{exact}} (in the future, can’t be right)', { exact }),
      both: (relative: string, exact: string) => t('{{relative}} ({{exact}})', { relative, exact }),
    };
  };
