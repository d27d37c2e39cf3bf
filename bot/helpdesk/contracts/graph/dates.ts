import type { ManagedDevice } from '../model.ts';

/** Clocks differ: a date may be ahead of ours by this much. */
const CLOCKS_DIFFER_MS = 5 * 60_000;

/** Whether the date of something that has happened lies in the future. It can't be right then: a clock of the device, or of Graph, was wrong. */
export function isAhead(iso: string | undefined, now: Date): boolean {
  return Date.parse(iso ?? '') - now.getTime() > CLOCKS_DIFFER_MS;
}

/** When something happened, in milliseconds. undefined: there is no date, or none that can be right. */
export function happenedAt(iso: string | undefined, now: Date): number | undefined {
  const at = Date.parse(iso ?? '');
  return Number.isNaN(at) || isAhead(iso, now) ? undefined : at;
}

/** The newest first. What has no date that can be right comes last. */
export function newestFirst<T>(items: readonly T[], dateOf: (item: T) => string | undefined, now: Date): T[] {
  const at = new Map(items.map((item) => [item, happenedAt(dateOf(item), now) ?? -Infinity]));
  const of = (item: T) => at.get(item) ?? -Infinity;
  // of two without a date, neither is before the other
  return items.toSorted((a, b) => (of(a) === of(b) ? 0 : of(b) - of(a)));
}

/** When a device checked in, in milliseconds, to tell which of two did later. 0: never, or nobody knows. */
export function checkInOf({
  lastSyncDateTime,
  checkInUnread,
}: Pick<ManagedDevice, 'lastSyncDateTime' | 'checkInUnread'>): number {
  return checkInUnread ? 0 : Date.parse(lastSyncDateTime ?? '') || 0;
}
