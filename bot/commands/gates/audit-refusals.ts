import type { Audit } from '../../helpdesk/contracts/audit.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { whatWasAsked } from '../handle.ts';
import type { Request } from '../../helpdesk/contracts/conversation.ts';

const WINDOW_MS = 60_000;
/** Nobody from outside may fill the audit: what is beyond this in a minute is refused all the same, and not written down. */
const MOST_IN_WINDOW = 300;

interface Who {
  personId: string;
  why: string;
}

type Refusal = Who & Pick<Request, 'said' | 'place'>;

/** Writes down who was turned away before they could be told from anyone: other tenants, and who has no Entra id. */
export function auditTurnedAway(audit: Audit, now: Clock): (refusal: Refusal) => Promise<void> {
  const write = bounded(audit, now);
  return (refusal) => write(whatWasAsked(refusal), refusal);
}

/** Writes down who brought a token or a code that can't be theirs. */
export function auditSignIn(audit: Audit, now: Clock): (refusal: Who) => Promise<void> {
  const write = bounded(audit, now);
  return (refusal) => write('sign in', refusal);
}

function bounded(audit: Audit, now: Clock) {
  let began = -Infinity;
  let written = 0;
  return async (what: string, { personId, why }: Who) => {
    const at = now().getTime();
    if (at - began >= WINDOW_MS) [began, written] = [at, 0];
    if (++written > MOST_IN_WINDOW) return;
    await audit.append({ kind: 'refused', what, operatorId: personId, outcome: why });
  };
}
