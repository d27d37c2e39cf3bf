import type { RemoteAction } from '../actions/catalogue.ts';
import { actionNamed } from '../actions/catalogue.ts';
import { callOn, leaves } from '../actions/define.ts';
import { tagsMayHide } from '../access/authorize.ts';
import type { DeviceStatus, GraphApi } from '../contracts/graph.ts';
import { orNone } from '../contracts/problem.ts';
import type { Receipt, ReceiptReason, ReceiptState } from '../contracts/receipt.ts';
import { isFinal, waitsForSomebody } from '../contracts/receipt.ts';
import { entryFor } from './audit-entry.ts';
import { reportOfItems } from './item-report.ts';
import { behind, resultFor, sentByGraph, stateOf } from './results.ts';
import type { RemoteServices } from './services.ts';

/** What a device says, or that Graph doesn't have it: `gone` from Intune, or perhaps only `hidden` from the operator by scope tags. */
export type DeviceReport = DeviceStatus | Absence;
type Absence = 'gone' | 'hidden';

/** A single 404 may be a passing one. */
const ASK_AGAIN_MS = 500;

/** Reads a device for a receipt. It counts as absent if Graph says so twice. */
export async function readReport<T extends DeviceStatus>(
  services: Pick<RemoteServices, 'operators' | 'entraDecides'>,
  graph: GraphApi,
  operatorId: string,
  read: () => Promise<T>,
): Promise<T | Absence> {
  const found = (await orNone(read())) ?? (await pause(ASK_AGAIN_MS).then(() => orNone(read())));
  if (found) return found;
  // an application's token passes over scope tags
  if (!services.entraDecides) return 'gone';
  const speaker = await services.operators.fresh(graph, operatorId);
  return speaker.kind === 'operator' && !tagsMayHide(speaker.operator) ? 'gone' : 'hidden';
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Puts what a device says into a receipt. If that is its end, the audit is settled. Resolves to the receipt as it is then. */
export async function applyReport(
  services: Pick<RemoteServices, 'store' | 'audit' | 'now'>,
  receipt: Receipt,
  report: DeviceReport,
): Promise<Receipt> {
  const { store, audit, now } = services;
  const action = actionNamed(receipt.action);
  if (!action || waitsForSomebody(receipt)) return receipt;
  const until = await nextSent(store, action, receipt);
  const seen = seenIn(action, receipt, report, { now: now(), until });
  const updatedAt = now().toISOString();
  const updated = await store.receipts.update(receipt.id, (kept) =>
    isToldByDevice(kept) ? behind({ ...kept, ...seen, updatedAt }, kept) : undefined,
  );
  if (!updated) return (await store.receipts.get(receipt.id)) ?? receipt;
  if (isFinal(updated.state)) {
    await audit.append({
      ...entryFor(action, updated, updated.operatorId),
      kind: 'settled',
      outcome: updated.state,
      requestId: updated.requestId,
      of: updated.auditId,
    });
  }
  return updated;
}

/** Whether what a device says counts. Meanwhile it may have ended, or go on after an approval: then Graph's answer comes first. */
const isToldByDevice = (kept: Receipt): boolean =>
  !isFinal(kept.state) && kept.state !== 'sending' && !waitsForSomebody(kept);

/** When the same action was sent to the device the next time, by Graph's clock: milliseconds. */
async function nextSent(
  store: RemoteServices['store'],
  action: RemoteAction,
  receipt: Receipt,
): Promise<number> {
  const { name } = callOn(action, receipt);
  const later = await store.receipts.list((one) => {
    const other = actionNamed(one.action);
    return (
      one.deviceId === receipt.deviceId &&
      one.id !== receipt.id &&
      one.sentAt > receipt.sentAt &&
      one.auditId !== '' &&
      other !== undefined &&
      callOn(other, one).name === name
    );
  });
  return Math.min(Infinity, ...later.map(sentByGraph));
}

function seenIn(
  action: RemoteAction,
  receipt: Receipt,
  report: DeviceReport,
  { now, until }: { now: Date; until: number },
): Partial<Receipt> {
  if (report === 'gone' || report === 'hidden') return seenAbsent(action, receipt, report, now);
  const { lastSyncDateTime, managementState } = report;
  const result = resultFor(receipt, callOn(action, receipt).name, report.deviceActionResults, until);
  const whole = result ? stateOf(result) : stateByManagement(action, receipt, managementState);
  if (!whole) return { lastSyncDateTime, ...seenBack(receipt) };
  const word = result?.actionState ?? managementState ?? '';
  const ofWhole: ReceiptReason | undefined =
    whole === 'failed' || whole === 'unknown' ? { kind: 'device', state: word } : undefined;
  const ofItems = result && reportOfItems(action, receipt, result, whole);
  const { state, reason } = ofItems ?? { state: whole, reason: ofWhole };
  return {
    lastSyncDateTime,
    state,
    reason,
    startedAt: result?.startDateTime,
    secretReady: result?.secretReady,
    ...(isFinal(state) && { endedAt: result?.lastUpdatedDateTime ?? now.toISOString() }),
  };
}

/** A device that was absent is there again. What its absence had made unknown is as accepted as before. */
function seenBack({ state, reason, acceptedAt }: Receipt): Partial<Receipt> {
  if (reason?.kind !== 'gone') return {};
  const lapsed = state === 'unknown' && acceptedAt !== undefined;
  return { reason: undefined, ...(lapsed && { state: 'accepted' as const }) };
}

/**
 * A device that is gone proves a wipe or retire only if Graph had accepted it. One that scope tags may hide proves nothing: it may be there,
 * and the operator no longer sees it.
 */
function seenAbsent(
  action: RemoteAction,
  { state, reason: before, values, acceptedAt }: Receipt,
  report: Absence,
  now: Date,
): Partial<Receipt> {
  const reason = { kind: 'gone' } as const;
  const lapsed = state === 'unknown' && before?.kind === 'gone' && acceptedAt !== undefined;
  const accepted = state === 'accepted' || state === 'pending' || lapsed;
  if (!leaves(action, values) || !accepted) return { reason };
  return report === 'gone'
    ? { state: 'done', reason, endedAt: now.toISOString() }
    : { state: 'unknown', reason };
}

/** A wipe or retire may never appear among the results. Then the device's management state says how far it is. */
function stateByManagement(
  action: RemoteAction,
  { state, managementStateBefore }: Receipt,
  managementState: string | undefined,
): ReceiptState | undefined {
  // a wipe after which the device stays enrolled shows there, too
  const shows = action.ends === 'leaves' || action.name === 'wipe';
  if (!shows || managementState === undefined) return undefined;
  // left by an earlier wipe or retire: it says nothing about this one
  if (managementState === managementStateBefore && state !== 'pending') return undefined;
  // a delete starts a retire
  const word = action.name === 'wipe' ? 'wipe' : 'retire';
  const states: Readonly<Record<string, ReceiptState>> = {
    ...(action.method === 'DELETE' && { deletePending: 'pending' as const }),
    [`${word}Pending`]: 'pending',
    [`${word}Issued`]: 'pending',
    [`${word}Failed`]: 'failed',
    [`${word}Canceled`]: 'canceled',
  };
  return Object.hasOwn(states, managementState) ? states[managementState] : undefined;
}
