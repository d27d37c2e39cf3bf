import { Problem } from '../../helpdesk/contracts/problem.ts';

/** For the answer about one thing: without its id it is no answer. */
export function required<T>(mapped: T | undefined): T {
  if (mapped === undefined)
    throw new Problem({ kind: 'unavailable', detail: 'Graph answered without an id' });
  return mapped;
}

export function present<T>(value: T | undefined): value is T {
  return value !== undefined;
}
