import type { ActParts } from './act-parts.ts';
import { lacksSecret } from './act-parts.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { Typed } from '../access/may-go-ahead.ts';
import type { Checked, Denial } from './check-again.ts';
import { checkAgain } from './check-again.ts';
import { claim } from './device-locks.ts';
import { hasExpired } from './ask.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ActionTarget, Receipt } from '../contracts/receipt.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { Confirmation } from '../contracts/store.ts';
import type { Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import { entryFor, sendOne } from './send-action.ts';

/** A press of Confirm: who, which confirmation, what was typed beside it, and the card that it was pressed on. */
export interface Press {
  personId: string;
  confirmationId: string;
  typed: Typed;
  card: CardPlace | undefined;
}

export type Confirmed =
  | {
      kind: 'receipts';
      receipts: Receipt[];
      /** True where this press did not send anything: an earlier one did. */ again: boolean;
    }
  | { kind: 'unknown' }
  | { kind: 'notYours' }
  | { kind: 'expired' | 'canceled' | 'lost'; confirmation: Confirmation }
  | { kind: 'changed' | 'gone'; confirmation: Confirmation }
  | { kind: 'denied'; confirmation: Confirmation; why: Denial }
  /** What was typed isn't what was asked for. The confirmation stays open. */
  | { kind: 'typed'; confirmation: Confirmation; why: Denial; typed: Typed }
  /** Whether it may go ahead could not be found out. Nothing was sent. */
  | { kind: 'unsure'; confirmation: Confirmation; problem: Problem };

/**
 * A press of Confirm. Everything that allows the action is read again, from Graph, by the presser's own rights; then the confirmation is
 * used up and the audit entry is on disk, and only then the action leaves. Whatever happens, it leaves at most once for each device.
 */
export async function confirm(parts: ActParts, graph: GraphApi, press: Press): Promise<Confirmed> {
  const confirmation = await parts.store.confirmations.get(press.confirmationId);
  const action = confirmation && actionNamed(confirmation.action);
  if (!confirmation || !action) return { kind: 'unknown' };
  if (confirmation.operatorId !== press.personId) {
    await refused(parts, action, confirmation, confirmation.targets, press.personId, 'notYours');
    return { kind: 'notYours' };
  }
  const over = await alreadyOver(parts, confirmation);
  if (over) return over;

  const read = await part(
    checkAgain(parts, graph, action, confirmation.targets, press.personId, press.typed),
  );
  if (!read.ok) return { kind: 'unsure', confirmation, problem: read.problem };
  const { checked, release } = await claim(parts, action, read.value, press.personId);
  try {
    const denied = checked.filter((one) => one.kind !== 'clear');
    const [first] = denied;
    if (first && denied.length === confirmation.targets.length)
      return await turnDown(parts, action, confirmation, first, press);
    return await send(parts, graph, action, confirmation, checked, press);
  } finally {
    release();
  }
}

async function alreadyOver(parts: ActParts, confirmation: Confirmation): Promise<Confirmed | undefined> {
  if (confirmation.state === 'canceled') return { kind: 'canceled', confirmation };
  if (confirmation.state === 'used') {
    const kept = await Promise.all(confirmation.receiptIds.map((id) => parts.store.receipts.get(id)));
    const receipts = kept.filter((receipt) => receipt !== undefined);
    return receipts.length > 0 ? { kind: 'receipts', receipts, again: true } : { kind: 'lost', confirmation };
  }
  const over = hasExpired(confirmation, parts.now()) || lacksSecret(parts, confirmation);
  return over ? { kind: 'expired', confirmation } : undefined;
}

/** Nothing may be sent. A confirmation that was turned down is used up, but for a slip of the keyboard. */
async function turnDown(
  parts: ActParts,
  action: RemoteAction,
  confirmation: Confirmation,
  first: Exclude<Checked, { kind: 'clear' }>,
  { typed, personId }: Press,
): Promise<Confirmed> {
  if (first.kind === 'denied' && first.why.kind === 'typed')
    return { kind: 'typed', confirmation, why: first.why, typed };
  await parts.store.confirmations.update(confirmation.id, (now) =>
    now.state === 'open' ? { ...now, state: 'canceled' } : undefined,
  );
  const outcome = first.kind === 'denied' ? first.why.kind : first.kind;
  await refused(parts, action, confirmation, confirmation.targets, personId, outcome);
  return first.kind === 'denied'
    ? { kind: 'denied', confirmation, why: first.why }
    : { kind: first.kind, confirmation };
}

async function refused(
  parts: ActParts,
  action: RemoteAction,
  confirmation: Confirmation,
  targets: readonly ActionTarget[],
  operatorId: string,
  outcome: string,
): Promise<void> {
  await Promise.all(
    targets.map((target) =>
      parts.audit.append({
        ...entryFor(action, target, confirmation.operatorId),
        kind: 'refused',
        operatorId,
        outcome,
      }),
    ),
  );
}

async function send(
  parts: ActParts,
  graph: GraphApi,
  action: RemoteAction,
  confirmation: Confirmation,
  checked: readonly Checked[],
  press: Press,
): Promise<Confirmed> {
  const receiptIds = checked.map(() => parts.newId());
  const used = await parts.store.confirmations.update(confirmation.id, (now) =>
    now.state === 'open' && !hasExpired(now, parts.now()) ? { ...now, state: 'used', receiptIds } : undefined,
  );
  if (!used) return overtaken(parts, confirmation);
  const receipts = await Promise.all(
    checked.map(async (one, index) => {
      const receipt = receiptFor(parts, confirmation, one.target, receiptIds[index] ?? parts.newId(), press);
      if (one.kind === 'clear') return sendOne(parts, graph, action, receipt, one);
      const why = one.kind === 'denied' ? one.why.kind : one.kind;
      await refused(parts, action, confirmation, [one.target], press.personId, why);
      const never: Receipt = {
        ...receipt,
        state: 'failed',
        reason: { kind: 'refused', why },
        endedAt: receipt.sentAt,
      };
      await parts.store.receipts.create(never.id, never);
      return never;
    }),
  );
  return { kind: 'receipts', receipts, again: false };
}

/** Another press of the same card came first, or its time ran out meanwhile. */
async function overtaken(parts: ActParts, confirmation: Confirmation): Promise<Confirmed> {
  const now = await parts.store.confirmations.get(confirmation.id);
  return (now && (await alreadyOver(parts, now))) ?? { kind: 'unknown' };
}

function receiptFor(
  parts: ActParts,
  confirmation: Confirmation,
  target: ActionTarget,
  id: string,
  { typed, card }: Press,
): Receipt {
  const at = parts.now().toISOString();
  return {
    ...target,
    id,
    operatorId: confirmation.operatorId,
    confirmationId: confirmation.id,
    action: confirmation.action,
    values: confirmation.values,
    secretFields: confirmation.secretFields,
    justification: typed.reason,
    state: 'sending',
    sentAt: at,
    clockAheadMs: 0,
    updatedAt: at,
    auditId: '',
    card,
  };
}

export type { Denial } from './check-again.ts';
