import type { AuditEntry } from '../contracts/audit.ts';
import type { Standing } from '../approval/look-up.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { SENDING_MS } from '../contracts/custody.ts';
import { NotRecorded } from '../contracts/not-recorded.ts';
import { isFinal, waitsForApproval } from '../contracts/receipt.ts';
import { entryFor } from './audit-entry.ts';
import type { Drafts } from '../contracts/store.ts';
import { aboutToLeave, announce } from './leaving/about-to-leave.ts';
import { endsIt, letGo, stillWanted, type LetGo, type StoppedWhy } from './leaving/let-go.ts';
import { LATE_MS } from './leaving/look-after.ts';
import { passedUnasked } from './leaving/intune-asks.ts';
import { post } from './leaving/post.ts';
import type { ClearDevice, Run } from './run.ts';
import type { RemoteServices } from './services.ts';

type Sending = Pick<Run, 'services' | 'graph' | 'action'>;

/** A device's action in the write that lets it go. */
export interface Departure {
  /** The receipt as it is if the action leaves. */
  leaving: Receipt;
  left: LetGo;
}

/**
 * In the write that decides: lets an action go on a device that is clear. One that goes on after an approval has its entry in the audit from
 * the first call; another one's is written next.
 */
export function depart(
  drafts: Drafts,
  run: Pick<Run, 'services' | 'action'>,
  receipt: Receipt,
  one: ClearDevice,
  goesOn = false,
): Departure {
  const { services, action } = run;
  const auditId = goesOn ? receipt.auditId : services.newId();
  const leaving = aboutToLeave(action, receipt, one, { auditId, at: services.now().toISOString() });
  return { leaving, left: letGo(drafts, run, leaving, goesOn) };
}

/**
 * Sends an action that has waited for somebody's decision to a device that is clear. `standing`: how far its request for approval was, if it
 * has left once.
 */
export async function sendWaiting(
  run: Sending,
  receipt: Receipt,
  one: ClearDevice,
  standing?: Standing,
): Promise<Receipt> {
  const { services } = run;
  // it is looked after since it waits
  services.custody.keep({ kind: 'receipt', id: receipt.id }, SENDING_MS);
  const since = performance.now();
  const goesOn = standing !== undefined;
  let departure: Departure;
  try {
    departure = await services.store.together((drafts) => depart(drafts, run, receipt, one, goesOn));
  } catch (error) {
    // what goes on still waits, and is tried again
    if (!goesOn) await noteUnsent(services, [receipt.id]).catch(() => undefined);
    throw error;
  }
  return send(run, receipt, one, { ...departure, since, standing });
}

/** `since`: from before it was let go, by performance.now(). */
type Parting = Departure & { since: number; standing?: Standing | undefined };

/**
 * Sends an action that was let go, or says what has kept it back. Its receipt is kept before this, and the audit's entry is before the call.
 */
export async function send(
  run: Sending,
  receipt: Receipt,
  one: ClearDevice,
  { leaving, left, since, standing }: Parting,
): Promise<Receipt> {
  const { services } = run;
  const goesOn = standing !== undefined;
  if (left.kind === 'taken') return left.receipt;
  for (const alert of left.alerts) services.alert(alert);
  if (left.kind === 'stopped')
    return noteStopped(run, { before: receipt, leaving, goesOn, announced: goesOn }, left.why);
  await announced(run, leaving, one, goesOn);
  if (performance.now() - since > LATE_MS) {
    // what goes on still waits, and is tried again
    if (!goesOn) await noteNotSent(run, leaving, { announced: true });
    throw new SentTooLate();
  }
  const found: { why?: StoppedWhy } = {};
  const wanted = stillWanted(run, { leaving, since: performance.now() }, found);
  const answer = (await wanted()) ? await post(run, leaving, { standing, since, stillWanted: wanted }) : {};
  if (found.why) return noteStopped(run, { before: receipt, leaving, goesOn, announced: true }, found.why);
  const answered: Receipt = { ...leaving, ...answer };
  if (!waitsForApproval(answered)) services.secretValues.delete(receipt.confirmationId);
  const kept = await record(run, { leaving, answer }, goesOn ? { through: one.through } : undefined);
  if (passedUnasked(answered)) tellOfPassed(services, answered);
  return kept ?? answered;
}

/** Writes the audit's entry. Meanwhile, what other bots have stopped is read. */
async function announced(run: Sending, leaving: Receipt, one: ClearDevice, goesOn: boolean): Promise<void> {
  const { custody, store } = run.services;
  const [written, seen] = await Promise.allSettled([
    goesOn ? undefined : announce(run, leaving, one),
    custody.shared ? store.level() : undefined,
  ]);
  const failed = [written, seen].find((one) => one.status === 'rejected');
  if (!failed) return;
  if (!goesOn) await noteNotSent(run, leaving, { announced: written.status === 'fulfilled' });
  throw failed.reason;
}

/** Too late to stop it: the admins have to know. */
function tellOfPassed({ alert }: RemoteServices, { operatorId, action, deviceName }: Receipt): void {
  alert({ kind: 'passedUnasked', operatorId, action, deviceName });
}

class SentTooLate extends NotRecorded {
  override readonly name = 'SentTooLate';
  readonly fault = 'other';

  constructor() {
    super('too much time went by after the write that lets an action go: it was not sent');
  }
}

/**
 * Something stopped it in the last moment. What goes on after somebody's decision keeps waiting, unless it ends here: then nobody has to let
 * it go on. `announced`: the audit said that it is about to be sent.
 */
async function noteStopped(
  { services, action }: Sending,
  {
    before,
    leaving,
    goesOn,
    announced,
  }: Record<'before' | 'leaving', Receipt> & Record<'goesOn' | 'announced', boolean>,
  why: StoppedWhy,
): Promise<Receipt> {
  const { audit, store, secretValues } = services;
  const waits = !endsIt(why) && (goesOn || before.secondRequest !== undefined);
  const entry = entryFor(action, before, before.operatorId);
  const of = announced ? { of: leaving.auditId } : {};
  if (!goesOn || !waits) await audit.append({ ...entry, kind: 'refused', outcome: why, ...of });
  if (!goesOn && announced) await audit.append({ ...entry, kind: 'ended', outcome: 'failed', ...of });
  if (!waits) secretValues.delete(before.confirmationId);
  const stopped: Receipt = waits
    ? before
    : {
        ...before,
        ...(announced && { auditId: leaving.auditId }),
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

/** It was let go and didn't leave. If this can't be written either, the next start, or another bot, calls the outcome unknown. */
async function noteNotSent(
  { services, action }: Sending,
  receipt: Receipt,
  { announced }: { announced: boolean },
): Promise<void> {
  const ended: AuditEntry = {
    ...entryFor(action, receipt, receipt.operatorId),
    kind: 'ended',
    outcome: 'failed',
    of: receipt.auditId,
  };
  await Promise.allSettled([
    noteUnsent(services, [receipt.id]),
    announced && services.audit.append(ended, { sync: true }),
  ]);
}

/** Notes for receipts that may have been let go that nothing was sent. */
export async function noteUnsent(
  { store, now }: Pick<RemoteServices, 'store' | 'now'>,
  ids: readonly string[],
): Promise<void> {
  const at = now().toISOString();
  await Promise.all(
    ids.map((id) =>
      store.receipts.update(id, (kept) =>
        kept.state === 'sending' ? { ...kept, ...notRecorded(at) } : undefined,
      ),
    ),
  );
}

/** How the receipt of an action ends that was not sent, because that could not be recorded first. */
export const notRecorded = (at: string): Pick<Receipt, 'state' | 'reason' | 'endedAt'> => ({
  state: 'failed',
  reason: { kind: 'refused', why: 'notRecorded' },
  endedAt: at,
});

/**
 * The action has left: if its answer can't be written down, the operator still gets the answer. `goesOn`: it waited for an approval; its
 * entry already says so, and isn't closed before the wait is over. Resolves to the receipt as it is kept.
 */
async function record(
  { services, action }: Sending,
  { leaving, answer }: { leaving: Receipt; answer: Partial<Receipt> },
  goesOn: Pick<AuditEntry, 'through'> | undefined,
): Promise<Receipt | undefined> {
  const { store, audit, log } = services;
  const receipt: Receipt = { ...leaving, ...answer };
  const ended: AuditEntry = {
    ...entryFor(action, receipt, receipt.operatorId),
    ...goesOn,
    kind: 'ended',
    outcome: waitsForApproval(receipt) ? 'approvalRequired' : receipt.state,
    requestId: receipt.requestId,
    of: receipt.auditId,
  };
  // another bot may have called it unknown, and its device may have told that bot how it ended
  const open = ({ state, auditId }: Receipt) =>
    (state === 'sending' || state === 'unknown') && auditId === leaving.auditId;
  const written = await Promise.allSettled([
    store.receipts
      .update(receipt.id, (kept) => (open(kept) ? { ...kept, ...answer } : undefined))
      .then((updated) => updated ?? store.receipts.get(receipt.id)),
    goesOn && waitsForApproval(receipt) ? undefined : audit.append(ended, { sync: true }),
  ]);
  for (const result of written) {
    if (result.status === 'rejected')
      log.error({ err: result.reason as unknown, receipt: receipt.id }, 'an answer was not recorded');
  }
  return written[0].status === 'fulfilled' ? written[0].value : undefined;
}
