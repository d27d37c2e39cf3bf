import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { ActParts } from './act-parts.ts';
import { lacksSecret } from './act-parts.ts';
import { checkAgain } from './check-again.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Receipt, RefusedWhy } from '../contracts/receipt.ts';
import { part } from '../contracts/problem.ts';
import { behind } from './results.ts';
import { firstSent } from '../contracts/receipt.ts';
import { entryFor, sendOne } from './send-action.ts';

/**
 * Sends an action on that a second administrator may have approved meanwhile, under the code of its request. Everything that allows it is read
 * again first; where it doesn't any more, it has failed. Graph refuses it as before while nobody has approved.
 */
export async function sendOn(parts: ActParts, graph: GraphApi, receipt: Receipt): Promise<Receipt> {
  const action = actionNamed(receipt.action);
  if (!action) return receipt;
  if (parts.now().getTime() - firstSent(receipt) >= WAITS_MS)
    return fail(parts, action, receipt, 'approvalLapsed');
  if (lacksSecret(parts, { ...receipt, id: receipt.confirmationId }))
    return fail(parts, action, receipt, 'valuesLost');
  // what had to be typed was typed at the press, for this very device, whatever its name is now
  const checked = await part(
    checkAgain(parts, graph, action, [receipt], receipt.operatorId, undefined, [receipt.id]),
  );
  if (!checked.ok) return receipt;
  const [one] = checked.value;
  if (one?.kind === 'clear') return told(parts, receipt, await sendOne(parts, graph, action, receipt, one));
  return fail(parts, action, receipt, one?.kind === 'denied' ? one.why.kind : (one?.kind ?? 'gone'));
}

/** For so long an approval is waited for. */
const WAITS_MS = 24 * 3_600_000;

async function told(parts: ActParts, before: Receipt, receipt: Receipt): Promise<Receipt> {
  const now = behind(receipt, before);
  if (now === receipt) return receipt;
  return (await parts.store.receipts.update(receipt.id, () => now)) ?? receipt;
}

async function fail(
  parts: ActParts,
  action: RemoteAction,
  receipt: Receipt,
  outcome: RefusedWhy,
): Promise<Receipt> {
  parts.secretValues.delete(receipt.confirmationId);
  const at = parts.now().toISOString();
  const ended = {
    state: 'failed',
    reason: { kind: 'refused', why: outcome },
    updatedAt: at,
    endedAt: at,
  } as const;
  const failed = behind({ ...receipt, ...ended }, receipt);
  await parts.store.receipts.update(receipt.id, () => failed);
  const { operatorId, auditId } = receipt;
  await parts.audit.append({
    ...entryFor(action, receipt, operatorId),
    kind: 'refused',
    outcome,
    of: auditId,
  });
  return failed;
}
