import type { Receipt } from '../../contracts/receipt.ts';
import { waitsForSomebody } from '../../contracts/receipt.ts';
import { entryFor } from '../audit-entry.ts';
import type { Run } from '../run.ts';
import type { AboutToLeave } from './unsent.ts';
import { endsIt, isUnanswered, type StoppedWhy } from './let-go.ts';

type Sending = Pick<Run, 'services' | 'action'>;

interface Stopped extends AboutToLeave {
  /** It was let go, and the audit said that it is about to be sent. */
  wasLetGo: boolean;
}

/**
 * Something stopped it in the last moment. What goes on after somebody's decision keeps waiting, unless it ends here: then nobody has to let
 * it go on. What another bot has let go or ended meanwhile stays as it is.
 */
export async function noteStopped(run: Sending, stopped: Stopped, why: StoppedWhy): Promise<Receipt> {
  const { before, goesOn, wasLetGo } = stopped;
  const { store, secretValues } = run.services;
  const waits = !endsIt(why) && (goesOn || before.secondRequest !== undefined);
  const { receipt, taken } = await store.together(({ receipts }) => {
    const now = receipts.get(before.id);
    const isIts = !now || (wasLetGo ? isUnanswered(now, stopped.leaving) : waitsForSomebody(now));
    if (now && !isIts) return { receipt: now, taken: true };
    // another bot follows it by now, and has said that its outcome is unknown
    if (now && waits && now.state === 'unknown') return { receipt: now, taken: false };
    const receipt: Receipt = { ...(waits ? before : endOf(stopped, why)), ...(now && { card: now.card }) };
    if (!waits || now?.state === 'sending') receipts.put(receipt.id, receipt);
    return { receipt, taken: false };
  });
  // it is the other bot's, which writes what becomes of it
  if (taken && !wasLetGo) return receipt;
  if (!waits) secretValues.delete(before.confirmationId);
  await auditStopped(run, stopped, { why, waits });
  return receipt;
}

function endOf({ before, leaving, goesOn, wasLetGo }: Stopped, why: StoppedWhy): Receipt {
  return {
    ...before,
    ...((goesOn || wasLetGo) && { auditId: leaving.auditId }),
    state: 'failed',
    reason: { kind: 'refused', why },
    updatedAt: leaving.updatedAt,
    endedAt: leaving.updatedAt,
  };
}

async function auditStopped(
  { services: { audit }, action }: Sending,
  { before, leaving, goesOn, wasLetGo }: Stopped,
  { why, waits }: { why: StoppedWhy; waits: boolean },
): Promise<void> {
  const entry = entryFor(action, before, before.operatorId);
  const of = goesOn || wasLetGo ? { of: leaving.auditId } : {};
  if (!goesOn || !waits) await audit.append({ ...entry, kind: 'refused', outcome: why, ...of });
  if (!goesOn && wasLetGo) await audit.append({ ...entry, kind: 'ended', outcome: 'failed', ...of });
}

/** It was let go, and its receipt isn't its own any more. Nothing was sent, and the receipt stays as it is kept. */
export async function noteTaken(
  { services, action }: Sending,
  { leaving, goesOn }: AboutToLeave,
  kept: Receipt,
): Promise<Receipt> {
  services.secretValues.delete(leaving.confirmationId);
  // whoever called it unknown has ended the entry of what went on after an approval
  if (!goesOn)
    await services.audit.append({
      ...entryFor(action, leaving, leaving.operatorId),
      kind: 'ended',
      outcome: 'failed',
      of: leaving.auditId,
    });
  return kept;
}
