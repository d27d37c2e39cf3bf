import { capital } from '../../locales/capital.ts';
import { isAhead } from '../../helpdesk/contracts/graph/dates.ts';
import type { TimeUnit } from '../../locales/en/time.ts';
import type { Context } from './context.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Months and years are used from two on: “40 days ago” says more than “1 month ago”. */
const STEPS: readonly (readonly [unit: TimeUnit, length: number, from: number])[] = [
  ['year', 365 * DAY, 2],
  ['month', 30 * DAY, 2],
  ['day', DAY, 1],
  ['hour', HOUR, 1],
  ['minute', MINUTE, 1],
];

/** A date of Graph's; undefined for “never”, which Graph writes as the year 1. */
export function dateOf(iso: string | undefined): Date | undefined {
  const date = new Date(iso ?? NaN);
  const year = date.getUTCFullYear();
  return year > 1900 && year < 9000 ? date : undefined;
}

/** When something happened: “12 minutes ago”. A date in the future can't be right, and is told as that. undefined: there is no time. */
export function relative(context: Context, iso: string | undefined): string | undefined {
  return misdated(context, iso) ?? due(context, iso);
}

/** “12 minutes ago (24 Nov 2026, 14:02 UTC)”. */
export function relativeAndExact(context: Context, iso: string | undefined): string | undefined {
  return misdated(context, iso) ?? dueAndExact(context, iso);
}

/** “24 Nov 2026, 14:02 UTC”, of something that happened. */
export function whenExactly(context: Context, iso: string | undefined): string | undefined {
  const date = dateOf(iso);
  return misdated(context, iso) ?? (date && context.words.time.exact(date));
}

/** The same of something that may still come: “in 3 days”, or “3 days ago”. */
export function due({ words, now }: Context, iso: string | undefined): string | undefined {
  const date = dateOf(iso);
  if (!date) return undefined;
  const passed = now.getTime() - date.getTime();
  const step = STEPS.find(([, length, from]) => Math.abs(passed) >= length * from);
  if (!step) return words.time.justNow;
  const count = Math.floor(Math.abs(passed) / step[1]);
  return passed > 0 ? words.time.ago(count, step[0]) : words.time.ahead(count, step[0]);
}

function dueAndExact(context: Context, iso: string | undefined): string | undefined {
  const words = due(context, iso);
  const date = dateOf(iso);
  return words && date ? context.words.time.both(words, context.words.time.exact(date)) : undefined;
}

/** `relativeAndExact` where it stands alone, as a fact: “In 6 months (…)”. */
export const timeFact = (context: Context, iso: string | undefined): string | undefined =>
  alone(relativeAndExact(context, iso));

/** `dueAndExact`, the same. */
export const dueFact = (context: Context, iso: string | undefined): string | undefined =>
  alone(dueAndExact(context, iso));

const alone = (text: string | undefined) => (text === undefined ? undefined : capital(text));

function misdated({ words, now }: Context, iso: string | undefined): string | undefined {
  const date = dateOf(iso);
  return date && isAhead(iso, now) ? words.time.misdated(words.time.exact(date)) : undefined;
}

export function toTheSecond({ words, now }: Context, iso: string | undefined): string | undefined {
  const date = dateOf(iso);
  return date && words.time.toTheSecond(date, now);
}
