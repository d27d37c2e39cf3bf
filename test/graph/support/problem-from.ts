import assert from 'node:assert/strict';
import { Problem } from '../../../bot/helpdesk/contracts/problem.ts';

/** The problem that the promise rejects with; fails if it doesn't. */
export async function problemFrom(promise: Promise<unknown>): Promise<Problem> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(outcome instanceof Problem, `expected a Problem, got ${String(outcome)}`);
  return outcome;
}
