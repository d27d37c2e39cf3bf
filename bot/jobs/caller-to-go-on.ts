import type { Services } from '../commands/turn.ts';
import { APPROVAL_LIVES_MS } from '../helpdesk/approval/schedule.ts';
import type { Caller } from '../helpdesk/contracts/graph.ts';
import { canProve } from '../helpdesk/contracts/sign-in.ts';
import { timeLimit } from '../time/time-limit.ts';

/** How long the calls of one look may take. */
export const CALL_MS = 30_000;

/**
 * As whom something goes on that waited for approval since `askedAt`, in milliseconds. undefined: the person isn't signed in now. It waits
 * until they are, or until its time is over: that can be told without them.
 */
export async function callerToGoOn(
  { signIn, now }: Pick<Services, 'signIn' | 'now'>,
  personId: string,
  askedAt: number,
): Promise<Caller | undefined> {
  const caller = { personId, signal: timeLimit(CALL_MS) };
  const over = now().getTime() - askedAt >= APPROVAL_LIVES_MS;
  return over || (await canProve(signIn, caller)) ? caller : undefined;
}
