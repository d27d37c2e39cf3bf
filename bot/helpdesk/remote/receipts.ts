import type { Operator } from '../access/authorize.ts';
import { READ_DEVICES, authorize } from '../access/authorize.ts';
import type { ActParts } from './act-parts.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { DeviceStatus, GraphApi } from '../contracts/graph.ts';
import type { Receipt, ReceiptState, ReceiptReason } from '../contracts/receipt.ts';
import type { Problem } from '../contracts/problem.ts';
import { orNone, part } from '../contracts/problem.ts';
import { behind, resultFor, sentByGraph, stateOf } from './results.ts';
import { isFinal, waitsForApproval } from '../contracts/receipt.ts';
import { deviceTarget } from '../access/scope.ts';
import { together } from './receipts-of-confirmation.ts';

export type Refreshed =
  | {
      kind: 'receipts';
      receipts: Receipt[];
      /** Why it could not be brought up to date. */ problem?: Problem;
    }
  | { kind: 'unknown' | 'notYours' | 'outside' };

/** Brings a receipt, and those of the same confirmation, up to date from what the devices say. Reads alone; it never sends anything. */
export async function refresh(
  parts: ActParts,
  graph: GraphApi,
  operator: Operator,
  id: string,
): Promise<Refreshed> {
  const asked = await parts.store.receipts.get(id);
  if (!asked) return { kind: 'unknown' };
  if (asked.operatorId !== operator.speaker.id) return { kind: 'notYours' };
  const all = await together(parts.store, asked);
  const looked = await Promise.all(all.map((receipt) => part(lookAgain(parts, graph, operator, receipt))));
  if (looked.some((one) => one.ok && one.value === 'outside')) return { kind: 'outside' };
  const problem = looked.flatMap((one) => (one.ok ? [] : [one.problem]))[0];
  const receipts = all.map((stood, index) => {
    const one = looked[index];
    return one?.ok && one.value !== 'outside' ? one.value : stood;
  });
  return { kind: 'receipts', receipts, ...(problem && { problem }) };
}

async function lookAgain(
  parts: ActParts,
  graph: GraphApi,
  operator: Operator,
  receipt: Receipt,
): Promise<Receipt | 'outside'> {
  if (isFinal(receipt.state)) return receipt;
  const device = await orNone(graph.devices.one(receipt.deviceId));
  if (!device) return bring(parts, receipt, 'gone');
  const ruling = authorize(operator, READ_DEVICES, await deviceTarget(graph, operator, device));
  return ruling.allowed ? bring(parts, receipt, device) : 'outside';
}

/** Puts what a device says into a receipt, and settles the audit where that is its end. */
export async function bring(
  parts: ActParts,
  receipt: Receipt,
  status: DeviceStatus | 'gone',
): Promise<Receipt> {
  const action = actionNamed(receipt.action);
  if (!action || waitsForApproval(receipt)) return receipt;
  const until = await nextSent(parts, action, receipt);
  const seen = whatDeviceSays(action, receipt, status, parts.now(), until);
  const updatedAt = parts.now().toISOString();
  const updated = await parts.store.receipts.update(receipt.id, (now) =>
    isFinal(now.state) ? undefined : behind({ ...now, ...seen, updatedAt }, now),
  );
  if (!updated) return (await parts.store.receipts.get(receipt.id)) ?? receipt;
  if (isFinal(updated.state)) {
    await parts.audit.append({
      kind: 'settled',
      what: action.name,
      operatorId: updated.operatorId,
      personId: updated.userId,
      deviceId: updated.deviceId,
      deviceName: updated.deviceName,
      serialNumber: updated.serialNumber,
      outcome: updated.state,
      requestId: updated.requestId,
      of: updated.auditId,
    });
  }
  return updated;
}

/** When the same action was sent to the device the next time, by Graph's clock. */
async function nextSent({ store }: ActParts, action: RemoteAction, receipt: Receipt): Promise<number> {
  const later = await store.receipts.list(
    (one) =>
      one.deviceId === receipt.deviceId &&
      one.id !== receipt.id &&
      one.sentAt > receipt.sentAt &&
      one.auditId !== '' &&
      actionNamed(one.action)?.name === action.name,
  );
  return Math.min(Infinity, ...later.map(sentByGraph));
}

function whatDeviceSays(
  action: RemoteAction,
  receipt: Receipt,
  status: DeviceStatus | 'gone',
  now: Date,
  until: number,
): Partial<Receipt> {
  const leaves = action.ends === 'leaves';
  if (status === 'gone') {
    // that it was taken is known; that a device is gone proves nothing of a wipe that may never have left
    const known = receipt.state === 'accepted' || receipt.state === 'pending';
    return leaves && known
      ? { state: 'done', reason: { kind: 'gone' }, endedAt: now.toISOString() }
      : { reason: { kind: 'gone' } };
  }
  const { lastSyncDateTime, managementState } = status;
  const result = resultFor(receipt, action.name, status.deviceActionResults, until);
  const state = result
    ? stateOf(result)
    : leaves
      ? stateOfLeaving(action.name, receipt, managementState)
      : undefined;
  if (!state) return { lastSyncDateTime };
  const ended = isFinal(state) ? { endedAt: result?.lastUpdatedDateTime ?? now.toISOString() } : {};
  const said = result?.actionState ?? managementState ?? '';
  const reason: ReceiptReason | undefined =
    state === 'failed' || state === 'unknown' ? { kind: 'device', state: said } : undefined;
  return { lastSyncDateTime, state, reason, startedAt: result?.startDateTime, ...ended };
}

/** A wipe may never appear among the results: then the device's management state tells how far it is. */
function stateOfLeaving(
  action: string,
  { state, managementStateBefore: before }: Receipt,
  managementState: string | undefined,
): ReceiptState | undefined {
  // what an earlier one left behind is no word on this one
  if (managementState === before && state !== 'pending') return undefined;
  const word = action === 'wipe' ? 'wipe' : 'retire';
  const states: Readonly<Record<string, ReceiptState>> = {
    [`${word}Pending`]: 'pending',
    [`${word}Issued`]: 'pending',
    [`${word}Failed`]: 'failed',
    [`${word}Canceled`]: 'canceled',
  };
  return managementState === undefined ? undefined : states[managementState];
}

/**
 * At the start: a receipt still marked as being sent was cut off by a crash. Whether its action left can't be known, and it is never sent
 * again. Resolves to how many there were.
 */
export async function settleCutOff(parts: Pick<ActParts, 'store' | 'now'>): Promise<number> {
  const cutOff = await parts.store.receipts.list((receipt) => receipt.state === 'sending');
  const updatedAt = parts.now().toISOString();
  await Promise.all(
    cutOff.map((receipt) =>
      parts.store.receipts.update(receipt.id, (now) => ({
        ...now,
        state: 'unknown',
        reason: { kind: 'restart' },
        updatedAt,
      })),
    ),
  );
  return cutOff.length;
}
