import type { Audit } from '../../helpdesk/contracts/audit.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Request } from '../../helpdesk/contracts/conversation.ts';
import { understand } from '../understand.ts';

const WINDOW_MS = 60_000;
/** Nobody from outside may fill the audit: beyond this many a minute, refusals are no longer written down. */
const MOST_IN_WINDOW = 300;

interface Who {
  personId: string;
  why: string;
}

/** Every refusal before a command ran is written here. */
export async function auditRefusal(
  audit: Audit,
  { what, personId, why }: Who & { what: string },
): Promise<void> {
  await audit.append({ kind: 'refused', what, operatorId: personId, outcome: why });
}

/** Writes down people who were turned away before anything of them was read: other tenants, and speakers without an Entra id. */
export function auditTurnedAway(
  audit: Audit,
  now: Clock,
): (refusal: Who & Pick<Request, 'said' | 'place'>) => Promise<void> {
  const write = bounded(audit, now);
  return (refusal) => write(understand(refusal).name, refusal);
}

/** Writes down people who brought a token or a code that can't be theirs. */
export function auditSignIn(audit: Audit, now: Clock): (refusal: Who) => Promise<void> {
  const write = bounded(audit, now);
  return (refusal) => write('sign in', refusal);
}

function bounded(audit: Audit, now: Clock) {
  let since = -Infinity;
  let written = 0;
  return async (what: string, { personId, why }: Who) => {
    const at = now().getTime();
    if (at - since >= WINDOW_MS) [since, written] = [at, 0];
    if (++written > MOST_IN_WINDOW) return;
    await auditRefusal(audit, { what, personId, why });
  };
}
