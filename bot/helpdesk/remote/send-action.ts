import type { ActParts } from './act-parts.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import { bringsNothing } from '../actions/define.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ActionTarget, Receipt } from '../contracts/receipt.ts';
import type { AuditEntry } from '../contracts/audit.ts';
import { part } from '../contracts/problem.ts';
import { newestStart } from './results.ts';
import { waitsForApproval } from '../contracts/receipt.ts';

/**
 * Without an answer nobody knows how far Graph's clock is off. What the device reports has to be newer than what it reported just
 * before the action left, all the same.
 */
const CLOCK_UNKNOWN_MS = -10 * 60_000;

/** Sends an action that was found clear a moment ago: the audit's entry and the receipt are on disk before it leaves. */
export async function sendOne(
  parts: ActParts,
  graph: GraphApi,
  action: RemoteAction,
  receipt: Receipt,
  { device, through }: { device: DeviceDetails; through: readonly string[] },
): Promise<Receipt> {
  const entry = entryFor(action, { ...receipt, serialNumber: device.serialNumber }, receipt.operatorId);
  const auditId = await parts.audit.append({ ...entry, kind: 'started', through }, { sync: true });
  const at = parts.now().toISOString();
  const leaving: Receipt = {
    ...receipt,
    ...{ auditId, state: 'sending', sentAt: at, updatedAt: at },
    deviceName: device.deviceName,
    serialNumber: device.serialNumber,
    firstSentAt: receipt.firstSentAt ?? at,
    managementStateBefore: device.managementState,
    resultBefore: newestStart(device.deviceActionResults, action.name),
    lastSyncDateTime: device.lastSyncDateTime,
    ...(action.secret && { bringsNothing: bringsNothing(action, device) }),
  };
  await keep(parts, leaving);
  const answered = { ...leaving, ...(await answerOf(parts, graph, action, leaving)) };
  if (!waitsForApproval(answered)) parts.secretValues.delete(receipt.confirmationId);
  await record(parts, action, answered);
  return answered;
}

/** A receipt that is sent on after an approval stands already. */
async function keep(parts: ActParts, receipt: Receipt): Promise<void> {
  const stood = await parts.store.receipts.update(receipt.id, () => receipt);
  if (!stood) await parts.store.receipts.create(receipt.id, receipt);
}

async function answerOf(
  parts: ActParts,
  graph: GraphApi,
  action: RemoteAction,
  { deviceId, confirmationId, values, justification, approvalCode }: Receipt,
): Promise<Partial<Receipt>> {
  const body = action.body?.({ ...values, ...parts.secretValues.get(confirmationId) });
  const call = {
    name: action.name,
    version: action.version,
    ...(body && { body }),
    justification,
    approvalCode,
  };
  const answer = await part(graph.devices.act(deviceId, call));
  const updatedAt = parts.now().toISOString();
  if (answer.ok)
    return { state: 'accepted', reason: undefined, acceptedAt: updatedAt, updatedAt, ...answer.value };
  const { problem } = answer;
  // under the code of a request for approval, a refusal is no word about the operator's own role
  const notApproved = approvalCode !== undefined && problem.kind === 'forbidden';
  const seen: Partial<Receipt> = {
    reason: notApproved ? { kind: 'notApproved' } : { kind: 'problem', problem: problem.kind },
    requestId: problem.requestId,
    updatedAt,
  };
  // who has a code waits on where it was only too much at once: nothing was taken
  const notNow = approvalCode !== undefined && (problem.status === 429 || problem.status === 503);
  if (problem.kind === 'approvalRequired' || notNow)
    return {
      ...seen,
      state: 'pending',
      reason: { kind: 'approval' },
      approvalCode: problem.approvalCode ?? approvalCode,
    };
  return problem.outcomeUnknown
    ? { state: 'unknown', clockAheadMs: CLOCK_UNKNOWN_MS, ...seen }
    : { state: 'failed', endedAt: updatedAt, ...seen };
}

/** The action has left: that its answer can't be written down must not hide the answer itself. */
async function record(parts: ActParts, action: RemoteAction, receipt: Receipt): Promise<void> {
  const ended: AuditEntry = {
    ...entryFor(action, receipt, receipt.operatorId),
    kind: 'ended',
    outcome: waitsForApproval(receipt) ? 'approvalRequired' : receipt.state,
    requestId: receipt.requestId,
    of: receipt.auditId,
  };
  const written = await Promise.allSettled([
    parts.store.receipts.update(receipt.id, () => receipt),
    parts.audit.append(ended, { sync: true }),
  ]);
  for (const result of written) {
    if (result.status === 'rejected')
      parts.log.error({ err: result.reason as unknown, receipt: receipt.id }, 'an answer was not recorded');
  }
}

/** The audit's entry of an action on one device, but for what became of it. */
export function entryFor(
  action: RemoteAction,
  target: ActionTarget,
  operatorId: string,
): Omit<AuditEntry, 'kind'> {
  return {
    what: action.name,
    operatorId,
    personId: target.userId,
    deviceId: target.deviceId,
    deviceName: target.deviceName,
    serialNumber: target.serialNumber,
  };
}
