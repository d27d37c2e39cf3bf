import { type Part, Problem } from '../../helpdesk/contracts/problem.ts';

/** The first item of each id, in order. */
export function uniqueById<T extends { id: string }>(items: Iterable<T>): T[] {
  const seen = new Map<string, T>();
  for (const item of items) if (!seen.has(item.id)) seen.set(item.id, item);
  return [...seen.values()];
}

/** For an answer about one object, which is useless without an id. */
export function required<T>(mapped: T | undefined): T {
  if (mapped === undefined)
    throw new Problem({ kind: 'unavailable', detail: 'Graph answered without an id' });
  return mapped;
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
