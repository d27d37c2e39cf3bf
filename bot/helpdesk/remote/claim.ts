import { ticketIn } from '../access/ticket.ts';
import { takeGrant } from '../caller/caller-check.ts';
import { isOver } from '../contracts/expiry.ts';
import type { CallerCheck } from '../contracts/policy/caller.ts';
import type { ManagersWord } from '../contracts/receipt.ts';
import type { Drafts } from '../contracts/store.ts';
import { loosens, policyOf } from '../policy/needs.ts';
import { asksSecond } from './ask-second.ts';
import type { AskedRun, Claimed, Rechecked } from './run.ts';
import { letAllGo, orUnsent, type Departures } from './send.ts';

export type Claim =
  /** `leaving`: its actions were let go in the same write. undefined: somebody else has to agree first. */
  | { kind: 'claimed'; run: Claimed<AskedRun>; leaving: Departures | undefined }
  /** Somebody else was faster, or it has expired. */
  | { kind: 'over' }
  /** The policy asks for more by now than when the press was checked. */
  | { kind: 'tightened' }
  | { kind: 'noGrant' };

/**
 * Stage 3: uses the confirmation up and lets its actions go, in one write. Of two presses at once, only one gets it, whichever bots they reach.
 */
export async function claim(run: Rechecked<AskedRun>): Promise<Claim> {
  const since = performance.now();
  return orUnsent(
    run,
    run.services.store.together((drafts) => claimIn(drafts, run, since)),
  );
}

function claimIn(drafts: Drafts, run: Rechecked<AskedRun>, since: number): Claim {
  const { services, confirmation, receiptIds } = run;
  const ticket = ticketIn(run.typed.ticket);
  const now = drafts.confirmations.get(confirmation.id);
  if (!now || isOver(now, services.now())) return { kind: 'over' };
  if (asksForMore(drafts, run)) return { kind: 'tightened' };
  const grant = grantFor(drafts, run);
  if (grant === 'none') return { kind: 'noGrant' };
  drafts.confirmations.put(confirmation.id, {
    ...now,
    state: 'used',
    receiptIds: [...receiptIds],
    ...(ticket !== undefined && { ticket }),
  });
  const word = grant === 'needless' ? {} : { callerVerified: true, managersWord: managersWordIn(grant) };
  const ready = { ...run, ...word };
  const leaving = asksSecond(ready) ? undefined : letAllGo(drafts, ready, since);
  return { kind: 'claimed', run: ready, leaving };
}

/** Whether the policy asks for more by now than when the press was checked. */
function asksForMore(drafts: Drafts, { services, action, devices }: Rechecked<AskedRun>): boolean {
  const { needs } = policyOf(services.policy, action.name, drafts.policy.get(action.name));
  return devices.some((one) => one.kind === 'clear' && loosens(needs, one.policy));
}

/**
 * Takes the grant of a verified caller, where the policy asks for one: for this operator, person, action and these devices. Returns it, or
 * whether none is needed.
 */
function grantFor(
  drafts: Drafts,
  { services, devices, operatorId, action }: Rechecked<AskedRun>,
): CallerCheck | 'none' | 'needless' {
  const asking = devices.flatMap((one) =>
    one.kind === 'clear' && one.needs.includes('callerCheck') ? [one.device] : [],
  );
  const [first] = asking;
  if (!first) return 'needless';
  const deviceIds = asking.map(({ id }) => id);
  const wanted = { operatorId, personId: first.userId, action: action.id, deviceIds };
  return takeGrant(drafts, wanted, services.now()) ?? 'none';
}

/** Whose word a grant is, if it isn't the person's own. */
function managersWordIn({ managerId, managerName }: CallerCheck): ManagersWord | undefined {
  return managerId === undefined ? undefined : { id: managerId, name: managerName ?? managerId };
}
