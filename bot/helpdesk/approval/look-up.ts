import type { GraphApi } from '../contracts/graph.ts';
import type { ApprovalState } from '../contracts/graph/approvals.ts';
import { part } from '../contracts/problem.ts';
import { APPROVAL_LIVES_MS } from './schedule.ts';

/** A call that a second administrator has to approve. */
interface Asked {
  code: string | undefined;
  /** When Graph asked for the approval, in milliseconds. */
  at: number;
}

/** How far a request for approval is. `unread`: nobody can tell but Graph, at the next try. */
export type Standing = ApprovalState | 'unread';

/** How a request ends without what it is for, and what is kept of that. */
const ENDS = [
  ['expired', 'approvalLapsed'],
  ['rejected', 'approvalRejected'],
  ['canceled', 'approvalCanceled'],
] as const;

/** What is kept of a request that has ended. undefined: it hasn't, or what it is for was done. */
export const endOf = (standing: Standing): (typeof ENDS)[number][1] | undefined =>
  ENDS.find(([state]) => state === standing)?.[1];

/** How the request was whose end is kept. */
export const standingOf = (end: string | undefined): (typeof ENDS)[number][0] | undefined =>
  ENDS.find(([, kept]) => kept === end)?.[0];

/** Looks a request for approval up. Where it can't be read, the end of its three days is known without asking. */
export async function lookUp(
  { approvals }: Pick<GraphApi, 'approvals'>,
  { code, at }: Asked,
  now: Date,
): Promise<Standing> {
  const read = code === undefined ? undefined : await part(approvals.state(code));
  const state = read?.ok ? read.value : undefined;
  const over = now.getTime() - at >= APPROVAL_LIVES_MS;
  // what was approved in time is tried once more: Graph knows best whether it still counts
  if (over && (state === undefined || state === 'waiting')) return 'expired';
  return state ?? 'unread';
}
