import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import { type Part, Problem } from '../../helpdesk/contracts/problem.ts';
import { unreadable } from './answers.ts';
import { id, isJson, type Json } from './fields.ts';

/** The first item of each id, in order. */
export function uniqueById<T extends { id: string }>(items: Iterable<T>): T[] {
  const seen = new Map<string, T>();
  for (const item of items) {
    const id = oneSpelling(item.id);
    if (!seen.has(id)) seen.set(id, item);
  }
  return [...seen.values()];
}

/** What was read of a list. `fault`: why it may lack entries. */
export interface ReadList {
  items: Json[];
  fault?: Problem | undefined;
  /** Where more of it is. */
  next?: string | undefined;
}

/** Whether two records have the same id and aren't the same. The same one twice is one. */
export function areTwo(records: readonly object[]): boolean {
  return twinIds(records).size > 0;
}

/** The ids of which two records say different things. Nobody knows which of them is right, so neither is believed. */
export function twinIds(records: readonly object[]): Set<string> {
  const seen = new Map<string, object>();
  const twins = new Set<string>();
  for (const record of records) {
    const own = isJson(record) ? id(record) : undefined;
    if (own === undefined) continue;
    const before = seen.get(own);
    seen.set(own, record);
    if (before !== undefined && JSON.stringify(before) !== JSON.stringify(record)) twins.add(own);
  }
  return twins;
}

/** Records, each once. */
export function distinct(records: readonly Json[]): Json[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}

/** A list in our own terms, each record once. A record that can't be mapped is left out, and the list then may lack one. */
export function mapped<T extends { id: string }>(
  read: ReadList,
  map: (record: Json) => T | undefined,
): { items: T[]; fault: Problem | undefined } {
  const all = read.items.map(map).filter(present);
  const lost = all.length < read.items.length ? unreadable('a record without an id') : undefined;
  const items = uniqueById(all);
  // only then may two have the same id
  const differ = items.length < all.length && areTwo(all);
  return { items, fault: read.fault ?? lost ?? (differ ? unreadable('two records of one id') : undefined) };
}

/**
 * A list for a card. What came is shown. If entries may be missing, it says "at least". Nothing at all is "none" only if everything was
 * read.
 * @throws Problem if nothing came and something may be missing
 */
export function listed<T>(
  items: T[],
  fault: Problem | undefined,
  { unclear = 0, more }: { unclear?: number; more?: { count?: number | undefined } | undefined } = {},
): Listed<T> {
  if (fault) {
    if (items.length === 0) throw fault;
    return { items, total: items.length, exact: false, unread: fault, ...(unclear > 0 && { unclear }) };
  }
  if (!more) return { items, total: items.length, exact: true };
  return { items, total: Math.max(more.count ?? 0, items.length), exact: more.count !== undefined };
}

/** A list on which a right depends: all of it, or a problem. */
export function wholly<T extends { id: string }>(read: ReadList, map: (record: Json) => T | undefined): T[] {
  const { items, fault } = mapped(read, map);
  if (fault) throw fault;
  if (read.next !== undefined) throw unreadable('a list without end');
  return items;
}

/** For an answer about one object, which is useless without an id. */
export function required<T>(one: T | undefined): T {
  if (one === undefined) throw unreadable('Graph answered without an id');
  return one;
}

export function present<T>(value: T | undefined): value is T {
  return value !== undefined;
}

export function values<T>(parts: readonly Part<T>[]): T[] {
  return parts.flatMap((one) => (one.ok ? [one.value] : []));
}

/** The problem of the first part that failed. */
export function firstProblem(parts: readonly Part<unknown>[]): Problem {
  const failed = parts.find((one) => !one.ok);
  return failed?.problem ?? new Problem({ kind: 'unavailable', detail: 'nothing was asked' });
}
