import { actionNamed } from './actions/catalogue.ts';
import type { RemoteAction } from './actions/action.ts';
import type { Refusal } from './actions/offer.ts';
import { mayGoAhead } from './actions/offer.ts';
import type { Operator } from './authorize.ts';
import { hasExpired } from './confirm.ts';
import type { DeviceDetails } from './model.ts';
import type { Operators } from './operators.ts';
import type { Audit, AuditEntry, Clock, Confirmation, Log, NewId, Receipt, Store, World } from './ports.ts';
import { Problem, orNone, part } from './problem.ts';
import { newestStart } from './results.ts';
import { deviceTarget } from './scope.ts';

/**
 * Without an answer nobody knows how far Graph's clock is off. What the device reports has to be newer than what it reported just
 * before the action left, all the same.
 */
const CLOCK_UNKNOWN_MS = -10 * 60_000;

export interface ActParts {
  store: Store;
  audit: Audit;
  operators: Operators;
  now: Clock;
  newId: NewId;
  log: Log;
}

export type Confirmed =
  | {
      kind: 'receipt';
      receipt: Receipt;
      /** True where this press did not send anything: an earlier one did. */ again: boolean;
    }
  | { kind: 'unknown' }
  | { kind: 'notYours' }
  | { kind: 'expired' | 'canceled' | 'lost'; confirmation: Confirmation }
  | { kind: 'changed'; confirmation: Confirmation; device: DeviceDetails }
  | { kind: 'gone'; confirmation: Confirmation }
  | { kind: 'denied'; confirmation: Confirmation; why: Refusal | { kind: 'notAnOperator' } }
  /** Whether it may go ahead could not be found out. Nothing was sent. */
  | { kind: 'unsure'; confirmation: Confirmation; problem: Problem };

/**
 * A press of Confirm. Everything that allows the action is read again, from Graph, by the presser's own rights; then the confirmation is
 * used up and the audit entry is on disk, and only then the action leaves. Whatever happens, it leaves at most once.
 */
export async function confirm(
  parts: ActParts,
  world: World,
  personId: string,
  confirmationId: string,
): Promise<Confirmed> {
  const confirmation = await parts.store.confirmations.get(confirmationId);
  const action = confirmation && actionNamed(confirmation.action);
  if (!confirmation || !action) return { kind: 'unknown' };
  if (confirmation.operatorId !== personId) {
    await parts.audit.append({
      ...entryFor(confirmation),
      kind: 'refused',
      operatorId: personId,
      outcome: 'notYours',
    });
    return { kind: 'notYours' };
  }
  const over = await alreadyOver(parts, confirmation);
  if (over) return over;

  const checked = await part(checkAgain(parts, world, action, confirmation));
  if (!checked.ok) return { kind: 'unsure', confirmation, problem: checked.problem };
  if (checked.value.kind !== 'clear') {
    await refuse(parts, confirmation, checked.value);
    return checked.value;
  }
  return send(parts, world, action, confirmation, checked.value);
}

async function alreadyOver(parts: ActParts, confirmation: Confirmation): Promise<Confirmed | undefined> {
  if (confirmation.state === 'canceled') return { kind: 'canceled', confirmation };
  if (confirmation.state === 'used') {
    const receipt = confirmation.receiptId && (await parts.store.receipts.get(confirmation.receiptId));
    return receipt ? { kind: 'receipt', receipt, again: true } : { kind: 'lost', confirmation };
  }
  return hasExpired(confirmation, parts.now()) ? { kind: 'expired', confirmation } : undefined;
}

interface Clear {
  kind: 'clear';
  operator: Operator;
  device: DeviceDetails;
  through: readonly string[];
}

type Denied = Exclude<
  Confirmed,
  { kind: 'receipt' | 'unknown' | 'notYours' | 'expired' | 'canceled' | 'lost' | 'unsure' }
>;

async function checkAgain(
  parts: ActParts,
  world: World,
  action: RemoteAction,
  confirmation: Confirmation,
): Promise<Clear | Denied> {
  const [speaker, device] = await Promise.all([
    parts.operators.fresh(world, confirmation.operatorId),
    orNone(world.devices.one(confirmation.deviceId)),
  ]);
  if (speaker.kind !== 'operator') return { kind: 'denied', confirmation, why: { kind: 'notAnOperator' } };
  if (!device) return { kind: 'gone', confirmation };
  if (device.userId !== confirmation.userId) return { kind: 'changed', confirmation, device };
  const target = await deviceTarget(world, speaker.operator, device);
  const offer = mayGoAhead(action, speaker.operator, device, target);
  if (!offer.possible) return { kind: 'denied', confirmation, why: offer.why };
  return { kind: 'clear', operator: speaker.operator, device, through: offer.through };
}

/** A confirmation that was turned down is used up: what it was drawn from no longer holds. */
async function refuse(parts: ActParts, confirmation: Confirmation, denied: Denied): Promise<void> {
  const outcome = denied.kind === 'denied' ? denied.why.kind : denied.kind;
  await parts.store.confirmations.update(confirmation.id, (now) =>
    now.state === 'open' ? { ...now, state: 'canceled' } : undefined,
  );
  await parts.audit.append({ ...entryFor(confirmation), kind: 'refused', outcome });
}

async function send(
  parts: ActParts,
  world: World,
  action: RemoteAction,
  confirmation: Confirmation,
  { device, through }: Clear,
): Promise<Confirmed> {
  const receiptId = parts.newId();
  const used = await parts.store.confirmations.update(confirmation.id, (now) =>
    now.state === 'open' && !hasExpired(now, parts.now()) ? { ...now, state: 'used', receiptId } : undefined,
  );
  if (!used) return overtaken(parts, confirmation);

  const auditId = await parts.audit.append(
    { ...entryFor(confirmation), kind: 'started', serialNumber: device.serialNumber, through },
    { sync: true },
  );
  const sentAt = parts.now().toISOString();
  const receipt: Receipt = {
    id: receiptId,
    operatorId: confirmation.operatorId,
    action: action.name,
    deviceId: device.id,
    deviceName: device.deviceName,
    serialNumber: device.serialNumber,
    userId: device.userId,
    userName: device.userDisplayName ?? confirmation.userName,
    state: 'sending',
    sentAt,
    clockAheadMs: 0,
    resultBefore: newestStart(device.deviceActionResults, action.name),
    lastSyncDateTime: device.lastSyncDateTime,
    updatedAt: sentAt,
    auditId,
  };
  await parts.store.receipts.create(receiptId, receipt);
  const answered = { ...receipt, ...(await answerOf(parts, world, action, device.id)) };
  await record(parts, answered);
  return { kind: 'receipt', receipt: answered, again: false };
}

/** Another press of the same card came first, or its time ran out meanwhile. */
async function overtaken(parts: ActParts, confirmation: Confirmation): Promise<Confirmed> {
  const now = await parts.store.confirmations.get(confirmation.id);
  return (now && (await alreadyOver(parts, now))) ?? { kind: 'unknown' };
}

async function answerOf(
  parts: ActParts,
  world: World,
  action: RemoteAction,
  deviceId: string,
): Promise<Partial<Receipt>> {
  const answer = await part(world.devices.act(deviceId, { name: action.name, version: action.version }));
  const updatedAt = parts.now().toISOString();
  if (answer.ok) return { state: 'accepted', acceptedAt: updatedAt, updatedAt, ...answer.value };
  const { problem } = answer;
  const seen = { reason: problem.kind, requestId: problem.requestId, updatedAt };
  return problem.outcomeUnknown
    ? { state: 'unknown', clockAheadMs: CLOCK_UNKNOWN_MS, ...seen }
    : { state: 'failed', endedAt: updatedAt, ...seen };
}

/** The action has left: that its answer can't be written down must not hide the answer itself. */
async function record(parts: ActParts, receipt: Receipt): Promise<void> {
  const ended: AuditEntry = {
    kind: 'ended',
    what: receipt.action,
    operatorId: receipt.operatorId,
    personId: receipt.userId,
    deviceId: receipt.deviceId,
    outcome: receipt.state,
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

function entryFor(confirmation: Confirmation): Omit<AuditEntry, 'kind'> {
  return {
    what: confirmation.action,
    operatorId: confirmation.operatorId,
    personId: confirmation.userId,
    deviceId: confirmation.deviceId,
    deviceName: confirmation.deviceName,
  };
}
