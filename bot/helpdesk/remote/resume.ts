import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';
import type { Receipt, RefusedWhy } from '../contracts/receipt.ts';
import { firstSent } from '../contracts/receipt.ts';
import { auditRefusal, whyNot } from './audit-entry.ts';
import { recheck } from './recheck.ts';
import { behind } from './results.ts';
import type { Run } from './run.ts';
import { lacksSecret } from './confirmations.ts';
import { sendOne } from './send-one.ts';
import type { RemoteServices } from './services.ts';

/** How long an approval is waited for. */
const WAITS_MS = 24 * 3_600_000;

/**
 * Sends an action again that a second administrator may have approved by now, with the code of its request. Everything that allows it is
 * read again first. If something no longer allows it, the receipt fails. While nobody has approved it, Graph refuses as before.
 */
export async function resume(services: RemoteServices, graph: GraphApi, receipt: Receipt): Promise<Receipt> {
  const action = actionNamed(receipt.action);
  if (!action) return receipt;
  const run = runOf(services, graph, action, receipt);
  if (services.now().getTime() - firstSent(receipt) >= WAITS_MS) return fail(run, receipt, 'approvalLapsed');
  if (lacksSecret(services, { ...receipt, id: receipt.confirmationId }))
    return fail(run, receipt, 'valuesLost');
  const read = await part(recheck(run));
  if (!read.ok) return receipt;
  const [one] = read.value.devices;
  if (one?.kind !== 'clear') return fail(run, receipt, one ? whyNot(one) : 'gone');
  return keepBehind(services, receipt, await sendOne(run, receipt, one));
}

/** What had to be typed was typed at the press, for this very device, whatever its name is now. */
function runOf(services: RemoteServices, graph: GraphApi, action: RemoteAction, receipt: Receipt): Run {
  return {
    services,
    graph,
    action,
    operatorId: receipt.operatorId,
    targets: [receipt],
    typed: undefined,
    waiting: [receipt.id],
  };
}

async function keepBehind(services: RemoteServices, before: Receipt, receipt: Receipt): Promise<Receipt> {
  const now = behind(receipt, before);
  if (now === receipt) return receipt;
  return (await services.store.receipts.update(receipt.id, () => now)) ?? receipt;
}

async function fail(run: Run, receipt: Receipt, why: RefusedWhy): Promise<Receipt> {
  const { services } = run;
  services.secretValues.delete(receipt.confirmationId);
  const at = services.now().toISOString();
  const ended: Receipt = {
    ...receipt,
    state: 'failed',
    reason: { kind: 'refused', why },
    updatedAt: at,
    endedAt: at,
  };
  const failed = behind(ended, receipt);
  await services.store.receipts.update(receipt.id, () => failed);
  await auditRefusal(run, [receipt], why, receipt.auditId);
  return failed;
}
