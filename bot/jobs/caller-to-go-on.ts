import type { Services } from '../commands/turn.ts';
import { APPROVAL_LIVES_MS } from '../helpdesk/approval/schedule.ts';
import type { Caller } from '../helpdesk/contracts/graph.ts';
import type { Receipt } from '../helpdesk/contracts/receipt.ts';
import { firstSent, waitsForSecond } from '../helpdesk/contracts/receipt.ts';
import { secondStanding } from '../helpdesk/policy/seconds.ts';
import { resume } from '../helpdesk/remote/resume.ts';
import type { RemoteServices } from '../helpdesk/remote/services.ts';
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

/** Goes on with a receipt that waited for somebody's decision, if it can. What ends without being sent needs nobody's sign-in. */
export async function goOn(
  services: RemoteServices & Pick<Services, 'signIn' | 'graphFor'>,
  receipt: Receipt,
): Promise<Receipt> {
  const { operatorId: personId } = receipt;
  const undecided = waitsForSecond(receipt) && (await secondStanding(services, receipt)) !== 'approved';
  const caller = undecided
    ? { personId, signal: timeLimit(CALL_MS) }
    : await callerToGoOn(services, personId, firstSent(receipt));
  return caller ? resume(services, services.graphFor(caller), receipt) : receipt;
}
