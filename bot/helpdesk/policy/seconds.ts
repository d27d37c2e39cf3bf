import type { Clock } from '../contracts/clock.ts';
import { hasExpired, isYounger } from '../contracts/expiry.ts';
import type { Receipt, RefusedWhy } from '../contracts/receipt.ts';
import type { SecondRequest } from '../contracts/policy/records.ts';
import type { Tables } from '../contracts/store.ts';

/** How long a second operator can decide, and how long after that the action can go on. */
export const SECOND_LIVES_MS = 30 * 60_000;

/** Whether it is approved, and the approval is still good: after half an hour, things may be different. */
export function isApproved(request: SecondRequest | undefined, now: Date): boolean {
  if (request?.state !== 'used') return false;
  return isYounger(Date.parse(request.decidedAt ?? request.createdAt), SECOND_LIVES_MS, now);
}

/** How far the request for a second operator is. */
export async function secondStanding(
  { store, now }: { store: Pick<Tables, 'seconds'>; now: Clock },
  { secondRequest }: Pick<Receipt, 'secondRequest'>,
): Promise<'waiting' | 'approved' | RefusedWhy> {
  const request = secondRequest === undefined ? undefined : await store.seconds.get(secondRequest);
  switch (request?.state) {
    case 'open':
      return hasExpired(request, now()) ? 'secondLapsed' : 'waiting';
    case 'used':
      return isApproved(request, now()) ? 'approved' : 'secondLapsed';
    case 'canceled':
      return request.secondId === undefined ? 'secondUnasked' : 'secondRejected';
    case 'expired':
    case undefined:
      return 'secondLapsed';
  }
}
