import type { Audit, Clock } from '../helpdesk/ports.ts';
import { whatWasAsked } from './dispatch.ts';
import type { Request } from './request.ts';

const WINDOW_MS = 60_000;
/** Nobody from outside may fill the audit: what is beyond this in a minute is refused all the same, and not written down. */
const MOST_IN_WINDOW = 300;

interface Refusal extends Pick<Request, 'said' | 'place'> {
  personId: string;
  why: string;
}

/** Writes down who was turned away before they could be told from anyone: other tenants, and who has no Entra id. */
export function auditTurnedAway(audit: Audit, now: Clock): (refusal: Refusal) => Promise<void> {
  let began = -Infinity;
  let written = 0;
  return async (refusal) => {
    const at = now().getTime();
    if (at - began >= WINDOW_MS) [began, written] = [at, 0];
    if (++written > MOST_IN_WINDOW) return;
    const { personId, why } = refusal;
    await audit.append({ kind: 'refused', what: whatWasAsked(refusal), operatorId: personId, outcome: why });
  };
}
