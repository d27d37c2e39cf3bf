import { endOf, lookUp, type Standing } from '../approval/look-up.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';
import type { Receipt, RefusedWhy } from '../contracts/receipt.ts';
import { firstSent, waitsForSecond, waitsForSomebody } from '../contracts/receipt.ts';
import { secondStanding } from '../policy/seconds.ts';
import { auditRefusal, entryFor, whyNot } from './audit-entry.ts';
import { lacksSecret } from './confirmations.ts';
import { recheck } from './recheck.ts';
import { behind } from './results.ts';
import type { Denial, Run } from './run.ts';
import { sendWaiting } from './send-one.ts';
import type { RemoteServices } from './services.ts';

/**
 * Looks whether a second administrator has approved an action, and sends it with the code of its request then. Everything that allows it is
 * read again each time. If something no longer allows it, the receipt fails. Where the request can't be looked up, trying tells: while
 * nobody has approved it, Graph refuses as before.
 */
export async function resume(services: RemoteServices, graph: GraphApi, receipt: Receipt): Promise<Receipt> {
  const action = actionNamed(receipt.action);
  if (!action) return receipt;
  const run = runOf(services, graph, action, receipt);
  if (waitsForSecond(receipt)) return afterSecond(run, receipt);
  const standing = await lookUp(
    graph,
    { code: receipt.approvalCode, at: firstSent(receipt) },
    services.now(),
  );
  const ended = endOf(standing);
  if (ended) return fail(run, receipt, ended);
  return standing === 'completed' ? complete(run, receipt) : goOn(run, receipt, standing);
}

/** Goes on once a second operator has approved it. */
async function afterSecond(run: Run, receipt: Receipt): Promise<Receipt> {
  const standing = await secondStanding(run.services, receipt);
  if (standing === 'waiting') return receipt;
  return standing === 'approved' ? goOn(run, receipt) : fail(run, receipt, standing);
}

/** Reads again everything that allows it. `standing`: of Intune's request for approval, if it has left once. */
async function goOn(run: Run, receipt: Receipt, standing?: Standing): Promise<Receipt> {
  const { services } = run;
  if (lacksSecret(services, { ...receipt, id: receipt.confirmationId }))
    return fail(run, receipt, 'valuesLost');
  const read = await part(recheck(run));
  if (!read.ok) return receipt;
  const [one] = read.value.devices;
  // it waits until admins let it go on: nothing about the action itself has changed
  if (one?.kind === 'denied' && isStop(one.why)) return hold(services, receipt, true);
  if (one?.kind !== 'clear') return fail(run, receipt, one ? whyNot(one) : 'gone');
  if (standing === 'waiting') return hold(services, receipt, false);
  return keepBehind(services, receipt, await sendWaiting(run, receipt, one, standing));
}

const isStop = ({ kind }: Denial) =>
  kind === 'stopped' || kind === 'operatorBudget' || kind === 'tenantBudget';

/** Notes whether it is held back, so that its card says so. */
async function hold(services: RemoteServices, receipt: Receipt, held: boolean): Promise<Receipt> {
  if ((receipt.held ?? false) === held) return receipt;
  const updatedAt = services.now().toISOString();
  const now = await services.store.receipts.update(receipt.id, (kept) =>
    waitsStill(kept, receipt) ? { ...kept, held: held || undefined, updatedAt } : undefined,
  );
  return now ?? (await services.store.receipts.get(receipt.id)) ?? receipt;
}

/** What had to be typed was typed at the press, for this very device, whatever its name is now. */
function runOf(services: RemoteServices, graph: GraphApi, action: RemoteAction, receipt: Receipt): Run {
  return {
    services,
    graph,
    action,
    operatorId: receipt.operatorId,
    targets: [receipt],
    values: receipt.values,
    typed: undefined,
    waiting: [receipt.id],
  };
}

async function keepBehind(services: RemoteServices, before: Receipt, receipt: Receipt): Promise<Receipt> {
  if (behind(receipt, before) === receipt) return receipt;
  // whether its employee was told may have been noted meanwhile
  return (
    (await services.store.receipts.update(receipt.id, (now) => ({ ...now, cardBehind: true }))) ?? receipt
  );
}

/** The request was carried out in the Intune admin center. The device tells the rest. */
async function complete(run: Run, receipt: Receipt): Promise<Receipt> {
  const { services, action } = run;
  const at = services.now().toISOString();
  const ended = await end(run, receipt, { state: 'accepted', reason: undefined, acceptedAt: at });
  if (ended.kind === 'taken') return ended.receipt;
  await services.audit.append({
    ...entryFor(action, receipt, receipt.operatorId),
    kind: 'ended',
    outcome: 'accepted',
    of: receipt.auditId,
  });
  return ended.receipt;
}

async function fail(run: Run, receipt: Receipt, why: RefusedWhy): Promise<Receipt> {
  const ended = await end(run, receipt, {
    state: why === 'approvalCanceled' ? 'canceled' : 'failed',
    reason: { kind: 'refused', why },
    endedAt: run.services.now().toISOString(),
  });
  if (ended.kind === 'ended')
    await auditRefusal(run, [receipt], why, receipt.auditId === '' ? undefined : receipt.auditId);
  return ended.receipt;
}

/**
 * Ends a wait. Reading took its time: what another bot, or a press, has let go on or ended meanwhile stays as it was written, because it may
 * have been sent.
 */
async function end(
  { services }: Run,
  receipt: Receipt,
  said: Partial<Receipt>,
): Promise<{ kind: 'ended' | 'taken'; receipt: Receipt }> {
  const updatedAt = services.now().toISOString();
  const ended = await services.store.receipts.update(receipt.id, (kept) =>
    waitsStill(kept, receipt) ? behind({ ...kept, ...said, updatedAt }, kept) : undefined,
  );
  if (!ended) return { kind: 'taken', receipt: (await services.store.receipts.get(receipt.id)) ?? receipt };
  services.secretValues.delete(receipt.confirmationId);
  return { kind: 'ended', receipt: ended };
}

/** Whether it waits for what it waited for when it was read. With its first call it got an entry in the audit. */
const waitsStill = (kept: Receipt, { auditId }: Receipt): boolean =>
  waitsForSomebody(kept) && kept.auditId === auditId;
