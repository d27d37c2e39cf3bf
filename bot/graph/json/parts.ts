import { Problem, type Part } from '../../helpdesk/contracts/problem.ts';

export function values<T>(parts: readonly Part<T>[]): T[] {
  return parts.flatMap((one) => (one.ok ? [one.value] : []));
}

/** Why the first of the failed parts failed. */
export function firstProblem(parts: readonly Part<unknown>[]): Problem {
  const failed = parts.find((one) => !one.ok);
  return failed?.problem ?? new Problem({ kind: 'unavailable', detail: 'nothing was asked' });
}
