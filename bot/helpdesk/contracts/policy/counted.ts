import { isFarAhead } from '../expiry.ts';
import type { DraftRecords } from '../store.ts';

/** What counts towards a limit for some time. */
interface Counted {
  id: string;
  /** Since when, if it was dated far ahead. */
  countsFrom?: string | undefined;
}

/**
 * Those records that count towards a limit since then. What is dated in the future counts: nobody knows how old it is. What is dated far ahead
 * counts from when it is first seen, so that a clock that was wrong once uses up no limit for months. Its own date counts again as soon as it
 * isn't in the future: then the clock that saw it first was behind.
 */
export function countedSince<T extends Counted>(
  drafts: Pick<DraftRecords<T>, 'list' | 'put'>,
  which: (one: T) => boolean,
  madeAt: (one: T) => string | undefined,
  { since, now }: { since: number; now: Date },
): (T & { countsFrom: string })[] {
  const fromOf = (one: T) => {
    const made = madeAt(one) ?? '';
    return Date.parse(made) > now.getTime() ? (one.countsFrom ?? made) : made;
  };
  return drafts
    .list((one) => which(one) && Date.parse(fromOf(one)) > since)
    .map((one) => {
      const from = fromOf(one);
      if (!isFarAhead(from, now)) return { ...one, countsFrom: from };
      const seen = { ...one, countsFrom: now.toISOString() };
      drafts.put(one.id, seen);
      return seen;
    });
}
