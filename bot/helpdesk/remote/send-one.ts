import type { AuditEntry } from '../contracts/audit.ts';
import type { Standing } from '../approval/look-up.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { SENDING_MS } from '../contracts/custody.ts';
import { waitsForApproval } from '../contracts/receipt.ts';
import { entryFor } from './audit-entry.ts';
import type { Drafts } from '../contracts/store.ts';
import { aboutToLeave, announce } from './leaving/about-to-leave.ts';
import { isUnanswered, letGo, stillWanted, type Found, type LetGo } from './leaving/let-go.ts';
import { LATE_MS } from './leaving/look-after.ts';
import { passedUnasked } from './leaving/intune-asks.ts';
import { noteStopped, noteTaken } from './leaving/stopped.ts';
import { SentTooLate, noteNotSent, noteUnsent, waitAgain, type AboutToLeave } from './leaving/unsent.ts';
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
  const tries: string[] = [];
  let departure: Departure;
  try {
    departure = await services.store.together((drafts) => {
      const made = depart(drafts, run, receipt, one, goesOn);
      tries.push(made.leaving.auditId);
      return made;
    });
  } catch (error) {
    if (!goesOn) await noteUnsent(services, [receipt.id], tries).catch(() => undefined);
    // of several bots, another one may have let it go: if this one did, it is called unknown
    else if (!services.custody.shared) await waitAgain(services, receipt);
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
  const about: AboutToLeave = { before: receipt, leaving, goesOn };
  if (left.kind === 'stopped') return noteStopped(run, { ...about, wasLetGo: false }, left.why);
  await announced(run, about, one);
  if (performance.now() - since > LATE_MS) {
    await noteNotSent(run, about, { announced: true });
    throw new SentTooLate();
  }
  const found: Found = {};
  const wanted = stillWanted(run, { leaving, goesOn, since: performance.now() }, found);
  const answer = (await wanted()) ? await post(run, leaving, { standing, since, stillWanted: wanted }) : {};
  if (found.taken) return noteTaken(run, about, found.taken);
  if (found.why) return noteStopped(run, { ...about, wasLetGo: true }, found.why);
  const answered: Receipt = { ...leaving, ...answer };
  if (!waitsForApproval(answered)) services.secretValues.delete(receipt.confirmationId);
  const kept = await record(run, { leaving, answer }, goesOn ? { through: one.through } : undefined);
  if (passedUnasked(answered)) tellOfPassed(services, answered);
  return kept ?? answered;
}

/** Writes the audit's entry. Meanwhile, what other bots have stopped is read. */
async function announced(run: Sending, about: AboutToLeave, one: ClearDevice): Promise<void> {
  const { custody, store } = run.services;
  const [written, seen] = await Promise.allSettled([
    about.goesOn ? undefined : announce(run, about.leaving, one),
    custody.shared ? store.level() : undefined,
  ]);
  const failed = [written, seen].find((one) => one.status === 'rejected');
  if (!failed) return;
  await noteNotSent(run, about, { announced: written.status === 'fulfilled' });
  throw failed.reason;
}

/** Too late to stop it: the admins have to know. */
function tellOfPassed({ alert }: RemoteServices, { operatorId, action, deviceName }: Receipt): void {
  alert({ kind: 'passedUnasked', operatorId, action, deviceName });
}

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
  const written = await Promise.allSettled([
    store.receipts
      .update(receipt.id, (kept) => (isUnanswered(kept, leaving) ? { ...kept, ...answer } : undefined))
      .then((updated) => updated ?? store.receipts.get(receipt.id)),
    goesOn && waitsForApproval(receipt) ? undefined : audit.append(ended, { sync: true }),
  ]);
  for (const result of written) {
    if (result.status === 'rejected')
      log.error({ err: result.reason as unknown, receipt: receipt.id }, 'an answer was not recorded');
  }
  return written[0].status === 'fulfilled' ? written[0].value : undefined;
}
