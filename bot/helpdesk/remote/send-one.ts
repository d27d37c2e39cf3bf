import type { AuditEntry } from '../contracts/audit.ts';
import type { Standing } from '../approval/look-up.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { SENDING_MS } from '../contracts/custody.ts';
import { NotRecorded } from '../contracts/not-recorded.ts';
import { isFinal, waitsForApproval } from '../contracts/receipt.ts';
import { entryFor } from './audit-entry.ts';
import { aboutToLeave, announce } from './leaving/about-to-leave.ts';
import { endsIt, letGo, stillWanted, type StoppedWhy } from './leaving/let-go.ts';
import { passedUnasked } from './leaving/intune-asks.ts';
import { post } from './leaving/post.ts';
import type { ClearDevice, Run } from './run.ts';
import type { RemoteServices } from './services.ts';

type Sending = Pick<Run, 'services' | 'graph' | 'action'>;

/**
 * Sends an action to a device that is clear. The audit entry and the receipt are on disk before the call. An action that goes on after an
 * approval has its entry from the first call, which is closed now; `standing` says how far its request was.
 */
export async function sendOne(
  run: Sending,
  receipt: Receipt,
  one: ClearDevice,
  standing?: Standing,
): Promise<Receipt> {
  const { services, action } = run;
  const goesOn = standing !== undefined;
  // both have to be there before the action is let go, and neither needs the other
  const [announced, lookedAfter] = await Promise.allSettled([
    goesOn ? receipt.auditId : announce(run, receipt, one),
    lookAfter(services, receipt, goesOn),
  ]);
  if (announced.status === 'rejected') throw announced.reason;
  const auditId = announced.value;
  const leaving = aboutToLeave(action, receipt, one, { auditId, at: services.now().toISOString() });
  try {
    if (lookedAfter.status === 'rejected') throw lookedAfter.reason;
    const asked = performance.now();
    const left = await letGo(run, leaving, goesOn);
    if (left.kind === 'taken') return await noteTaken(run, leaving, goesOn, left.receipt);
    for (const alert of left.alerts) services.alert(alert);
    if (left.kind === 'stopped')
      return await noteStopped(run, { before: receipt, leaving, goesOn }, left.why);
    if (performance.now() - asked > LATE_MS) throw new SentTooLate();
  } catch (error) {
    // what goes on still waits, and is tried again
    if (!goesOn) await noteNotSent(run, leaving);
    throw error;
  }
  const found: { why?: StoppedWhy } = {};
  const answer = await post(run, leaving, standing, stillWanted(run, leaving, found));
  if (found.why) return noteStopped(run, { before: receipt, leaving, goesOn }, found.why);
  const answered: Receipt = { ...leaving, ...answer };
  if (!waitsForApproval(answered)) services.secretValues.delete(receipt.confirmationId);
  await record(run, answered, goesOn ? { through: one.through } : undefined);
  if (passedUnasked(answered)) tellOfPassed(services, answered);
  return answered;
}

/** Too late to stop it: the admins have to know. */
function tellOfPassed({ alert }: RemoteServices, { operatorId, action, deviceName }: Receipt): void {
  alert({ kind: 'passedUnasked', operatorId, action, deviceName });
}

/** Whoever dies between this and the answer leaves the receipt to another bot, which asks what became of it. */
async function lookAfter(
  { custody }: Sending['services'],
  { id, secondRequest }: Receipt,
  goesOn: boolean,
): Promise<void> {
  const care = { kind: 'receipt', id } as const;
  // what waited for somebody's decision is looked after since then
  if (goesOn || secondRequest !== undefined) custody.keep(care, SENDING_MS);
  else await custody.begin(care, SENDING_MS);
}

/** A bot that was paused in between finds that another one has called the outcome unknown. It sends nothing any more. */
const LATE_MS = SENDING_MS / 2;

class SentTooLate extends NotRecorded {
  override readonly name = 'SentTooLate';
  readonly fault = 'other';

  constructor() {
    super('too much time went by after the write that lets an action go: it was not sent');
  }
}

/** Another bot sends it, or has. */
async function noteTaken(
  { services, action }: Sending,
  { auditId, operatorId }: Receipt,
  goesOn: boolean,
  taken: Receipt,
): Promise<Receipt> {
  if (!goesOn)
    await services.audit.append({
      ...entryFor(action, taken, operatorId),
      kind: 'ended',
      outcome: 'failed',
      of: auditId,
    });
  return taken;
}

/**
 * It was announced, and something stopped it in the last moment. What goes on after somebody's decision keeps waiting, unless it ends here:
 * then nobody has to let it go on.
 */
async function noteStopped(
  { services, action }: Sending,
  { before, leaving, goesOn }: { before: Receipt; leaving: Receipt; goesOn: boolean },
  why: StoppedWhy,
): Promise<Receipt> {
  const { audit, store, secretValues } = services;
  const waits = !endsIt(why) && (goesOn || before.secondRequest !== undefined);
  const entry = entryFor(action, before, before.operatorId);
  if (!goesOn || !waits) await audit.append({ ...entry, kind: 'refused', outcome: why, of: leaving.auditId });
  if (!goesOn) await audit.append({ ...entry, kind: 'ended', outcome: 'failed', of: leaving.auditId });
  if (!waits) secretValues.delete(before.confirmationId);
  const stopped: Receipt = waits
    ? before
    : {
        ...before,
        auditId: leaving.auditId,
        state: 'failed',
        reason: { kind: 'refused', why },
        updatedAt: leaving.updatedAt,
        endedAt: leaving.updatedAt,
      };
  return store.together(({ receipts }) => {
    const now = receipts.get(stopped.id);
    // what somebody has ended meanwhile stays as it is
    if (now && isFinal(now.state)) return now;
    if (!waits || now?.state === 'sending') receipts.put(stopped.id, stopped);
    return stopped;
  });
}

/** It was announced and didn't leave. If this can't be written either, the next start calls the outcome unknown. */
async function noteNotSent({ services, action }: Sending, receipt: Receipt): Promise<void> {
  const { store, audit } = services;
  const ended: AuditEntry = {
    ...entryFor(action, receipt, receipt.operatorId),
    kind: 'ended',
    outcome: 'failed',
    of: receipt.auditId,
  };
  await Promise.allSettled([
    store.receipts.update(receipt.id, (now) =>
      now.state === 'sending' ? { ...now, ...notRecorded(receipt.updatedAt) } : undefined,
    ),
    audit.append(ended, { sync: true }),
  ]);
}

/** How the receipt of an action ends that was not sent, because that could not be recorded first. */
export const notRecorded = (at: string): Pick<Receipt, 'state' | 'reason' | 'endedAt'> => ({
  state: 'failed',
  reason: { kind: 'refused', why: 'notRecorded' },
  endedAt: at,
});

/**
 * The action has left: if its answer can't be written down, the operator still gets the answer. `goesOn`: it waited for an approval; its
 * entry already says so, and isn't closed before the wait is over.
 */
async function record(
  { services, action }: Sending,
  receipt: Receipt,
  goesOn: Pick<AuditEntry, 'through'> | undefined,
): Promise<void> {
  const ended: AuditEntry = {
    ...entryFor(action, receipt, receipt.operatorId),
    ...goesOn,
    kind: 'ended',
    outcome: waitsForApproval(receipt) ? 'approvalRequired' : receipt.state,
    requestId: receipt.requestId,
    of: receipt.auditId,
  };
  const written = await Promise.allSettled([
    services.store.receipts.update(receipt.id, () => receipt),
    goesOn && waitsForApproval(receipt) ? undefined : services.audit.append(ended, { sync: true }),
  ]);
  for (const result of written) {
    if (result.status === 'rejected')
      services.log.error(
        { err: result.reason as unknown, receipt: receipt.id },
        'an answer was not recorded',
      );
  }
}
