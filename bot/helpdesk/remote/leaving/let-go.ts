import { actionNamed, type RemoteAction } from '../../actions/catalogue.ts';
import { fencedOff } from '../../caller/not-me.ts';
import type { Need } from '../../contracts/policy/need.ts';
import type { StopKind } from '../../contracts/policy/records.ts';
import type { Receipt } from '../../contracts/receipt.ts';
import { isFinal, waitsForSomebody } from '../../contracts/receipt.ts';
import type { Drafts, Remembered } from '../../contracts/store.ts';
import { needsAtPress, policyOf } from '../../policy/needs.ts';
import { isApproved } from '../../policy/seconds.ts';
import { isStopped, mayLeave, type Left } from '../../policy/stops.ts';
import type { Run } from '../run.ts';
import { isUnderWay } from '../under-way.ts';

type Leaving = Pick<Run, 'services' | 'action'>;

/** What ends an action in the last moment. Nobody has to decide about it any more. */
type Ended = 'notMe' | 'policyDenied' | 'asked' | 'secondLapsed';

export type StoppedWhy = StopKind | Ended | 'alreadyPending';

export type LetGo =
  | Left
  | { kind: 'stopped'; why: StoppedWhy; alerts: [] }
  /** Another bot has gone on with it meanwhile. */
  | { kind: 'taken'; receipt: Receipt };

export const endsIt = (why: StoppedWhy): why is Ended =>
  why === 'notMe' || why === 'policyDenied' || why === 'asked' || why === 'secondLapsed';

/**
 * In the write after which the action leaves: it is let go, and counts in the budgets. A receipt is let go once, whichever bot wants to, and
 * so is an action on a device.
 */
export function letGo(
  drafts: Drafts,
  { services, action }: Leaving,
  leaving: Receipt,
  goesOn: boolean,
): LetGo {
  const { operatorId } = leaving;
  const kept = drafts.receipts.get(leaving.id);
  // what was called before has its entry in the audit, under which it waits
  const waits = kept && waitsForSomebody(kept) && kept.auditId === (goesOn ? leaving.auditId : '');
  if (kept && !isFinal(kept.state) && !waits) return { kind: 'taken', receipt: kept };
  const why = keptBack({ services, action }, drafts, { leaving, goesOn });
  if (why) return { kind: 'stopped', why, alerts: [] };
  if (isUnderWay(drafts, action, leaving)) return { kind: 'stopped', why: 'alreadyPending', alerts: [] };
  const left = mayLeave(
    drafts,
    { operatorId, destructive: isDestructive(action) },
    {
      now: services.now(),
      budgets: services.budgets,
      countedBefore: goesOn,
      isDestructive: (one) => isDestructive(actionNamed(one.action)),
    },
  );
  if (left.kind === 'left') drafts.receipts.put(leaving.id, leaving);
  return left;
}

const isDestructive = (action: Pick<RemoteAction, 'danger'> | undefined) => action?.danger === 'destructive';

/** Several bots take what they have just seen this long as what stands. One bot alone asks each time: it costs nothing. */
const JUST_NOW_MS = 100;

/** What keeps an action back that was let go. */
export interface Found {
  why?: StoppedWhy | undefined;
  /** Its receipt isn't being sent any more: another bot has taken it for cut off, or it has ended. */
  taken?: Receipt | undefined;
}

/**
 * Asked right before each attempt to send what was let go: somebody may have stopped it while the audit was written, or while Graph kept it
 * waiting. What keeps it back is put into `found`. `since`: when other bots' writes were seen last, by performance.now().
 */
export function stillWanted(
  { services, action }: Leaving,
  { leaving, goesOn, since }: Going & { since: number },
  found: Found,
): () => Promise<boolean> {
  return async () => {
    const look = (tables: Remembered): Found => {
      const kept = tables.receipts.get(leaving.id);
      const isIts = kept?.state === 'sending' && kept.auditId === leaving.auditId;
      return isIts
        ? { why: keptBack({ services, action }, tables, { leaving, goesOn }) }
        : { taken: kept ?? leaving };
    };
    const justSeen = !services.custody.shared || performance.now() - since < JUST_NOW_MS;
    const seen = justSeen ? services.store.look(look) : await services.store.together(look);
    Object.assign(found, seen);
    return found.why === undefined && found.taken === undefined;
  };
}

/** Whether a receipt is the one that was let go, and nobody knows yet how it ended. Another bot may have called it unknown. */
export const isUnanswered = ({ state, auditId }: Receipt, leaving: Receipt): boolean =>
  (state === 'sending' || state === 'unknown') && auditId === leaving.auditId;

interface Going {
  leaving: Receipt;
  /** It has left once and waited for an approval of Intune's. */
  goesOn: boolean;
}

/** What keeps an action back, whatever it has waited for. */
function keptBack(
  { services: { policy, now }, action }: Leaving,
  drafts: Remembered,
  { leaving, goesOn }: Going,
): Ended | 'stopped' | undefined {
  if (fencedOff(drafts, leaving, now())) return 'notMe';
  const asked = policyOf(policy, action.name, drafts.policy.get(action.name)).needs;
  const needs = needsAtPress(action, asked, {
    fenced: false,
    privileged: false,
    lost: leaving.lost === true,
  });
  if (needs.includes('denied')) return 'policyDenied';
  if (!needs.every((need) => isMet(need, leaving))) return 'asked';
  // everything was read again since the approval was looked at, and reading may take long
  const { secondRequest } = leaving;
  if (!goesOn && secondRequest !== undefined && !isApproved(drafts.seconds.get(secondRequest), now()))
    return 'secondLapsed';
  return isStopped(drafts) ? 'stopped' : undefined;
}

/** Whether the action has what the policy asks for now: it may ask for more than at the press. */
function isMet(
  need: Need,
  { callerVerified, secondRequest, intuneAsks, approvalCode, justification = '', ticket }: Receipt,
): boolean {
  switch (need) {
    case 'callerCheck':
      return callerVerified === true;
    case 'secondOperator':
      return secondRequest !== undefined || intuneAsks === true || approvalCode !== undefined;
    case 'reason':
      return justification.trim() !== '';
    case 'ticket':
      return ticket !== undefined;
    case 'denied':
      return false;
  }
}
