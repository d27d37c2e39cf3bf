import { actionNamed } from './actions/catalogue.ts';
import type { RemoteAction } from './actions/action.ts';
import type { Refusal, Typed } from './actions/offer.ts';
import { mayGoAhead } from './actions/offer.ts';
import type { Operator } from './authorize.ts';
import { hasExpired } from './confirm.ts';
import type { DeviceDetails } from './model.ts';
import type { Operators } from './operators.ts';
import type {
  ActionTarget,
  Audit,
  AuditEntry,
  CardPlace,
  Clock,
  Confirmation,
  Log,
  NewId,
  Receipt,
  SecretValues,
  Store,
  World,
} from './ports.ts';
import type { Problem } from './problem.ts';
import { orNone, part } from './problem.ts';
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
  secretValues: SecretValues;
  now: Clock;
  newId: NewId;
  log: Log;
}

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

export type Denial = Refusal | { kind: 'notAnOperator' };

/** What was found for one device when everything was read again. */
type Checked =
  | { kind: 'clear'; target: ActionTarget; device: DeviceDetails; through: readonly string[] }
  | { kind: 'changed' | 'gone'; target: ActionTarget }
  | { kind: 'denied'; target: ActionTarget; why: Denial };

/**
 * A press of Confirm. Everything that allows the action is read again, from Graph, by the presser's own rights; then the confirmation is
 * used up and the audit entry is on disk, and only then the action leaves. Whatever happens, it leaves at most once for each device.
 */
export async function confirm(parts: ActParts, world: World, press: Press): Promise<Confirmed> {
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
    checkAgain(parts, world, action, confirmation.targets, press.personId, press.typed),
  );
  if (!read.ok) return { kind: 'unsure', confirmation, problem: read.problem };
  const denied = read.value.filter((one) => one.kind !== 'clear');
  const [first] = denied;
  if (first && denied.length === confirmation.targets.length)
    return turnDown(parts, action, confirmation, first, press);
  return send(parts, world, action, confirmation, read.value, press);
}

/** What was filled in and must be in no file doesn't outlive a restart. */
export function lacksSecret(
  parts: Pick<ActParts, 'secretValues'>,
  { id, secretFields = [] }: Pick<Confirmation, 'id' | 'secretFields'>,
): boolean {
  const held = parts.secretValues.get(id) ?? {};
  return secretFields.some((field) => held[field] === undefined);
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

/** Reads all that a go-ahead stands on anew: the presser, their roles, each device and its scope. */
export async function checkAgain(
  parts: ActParts,
  world: World,
  action: RemoteAction,
  targets: readonly ActionTarget[],
  personId: string,
  typed: Typed,
  /** Receipts that wait for this very action to go ahead, and so don't stand in its way. */
  own: readonly string[] = [],
): Promise<Checked[]> {
  const [speaker, devices] = await Promise.all([
    parts.operators.fresh(world, personId),
    Promise.all(targets.map((target) => orNone(world.devices.one(target.deviceId)))),
  ]);
  return Promise.all(
    targets.map(async (target, index): Promise<Checked> => {
      const device = devices[index];
      if (speaker.kind !== 'operator') return { kind: 'denied', target, why: { kind: 'notAnOperator' } };
      if (!device) return { kind: 'gone', target };
      if (device.userId !== target.userId) return { kind: 'changed', target };
      return decide(parts, world, action, speaker.operator, target, device, typed, own);
    }),
  );
}

async function decide(
  parts: ActParts,
  world: World,
  action: RemoteAction,
  operator: Operator,
  target: ActionTarget,
  device: DeviceDetails,
  typed: Typed,
  own: readonly string[],
): Promise<Checked> {
  const [scope, waiting] = await Promise.all([
    deviceTarget(world, operator, device),
    parts.store.receipts.list(
      ({ id, deviceId, action: of }) => deviceId === device.id && of === action.id && !own.includes(id),
    ),
  ]);
  const offer = mayGoAhead(action, operator, device, scope, {
    typed,
    results: device.deviceActionResults,
    waiting,
  });
  return offer.possible
    ? { kind: 'clear', target, device, through: offer.through }
    : { kind: 'denied', target, why: offer.why };
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
  world: World,
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
      if (one.kind === 'clear') return sendOne(parts, world, action, receipt, one);
      const reason = one.kind === 'denied' ? `refused:${one.why.kind}` : `refused:${one.kind}`;
      await refused(
        parts,
        action,
        confirmation,
        [one.target],
        press.personId,
        reason.slice('refused:'.length),
      );
      const never: Receipt = { ...receipt, state: 'failed', reason, endedAt: receipt.sentAt };
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

/** Sends an action that was found clear a moment ago: the audit's entry and the receipt are on disk before it leaves. */
export async function sendOne(
  parts: ActParts,
  world: World,
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
    resultBefore: newestStart(device.deviceActionResults, action.name),
    lastSyncDateTime: device.lastSyncDateTime,
  };
  await keep(parts, leaving);
  const answered = { ...leaving, ...(await answerOf(parts, world, action, leaving)) };
  if (answered.reason !== 'approval') parts.secretValues.delete(receipt.confirmationId);
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
  world: World,
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
  const answer = await part(world.devices.act(deviceId, call));
  const updatedAt = parts.now().toISOString();
  if (answer.ok)
    return { state: 'accepted', reason: undefined, acceptedAt: updatedAt, updatedAt, ...answer.value };
  const { problem } = answer;
  const seen = { reason: problem.kind, requestId: problem.requestId, updatedAt };
  if (problem.kind === 'approvalRequired')
    return {
      ...seen,
      state: 'pending',
      reason: 'approval',
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
    outcome: receipt.reason === 'approval' ? 'approvalRequired' : receipt.state,
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

function entryFor(action: RemoteAction, target: ActionTarget, operatorId: string): Omit<AuditEntry, 'kind'> {
  return {
    what: action.name,
    operatorId,
    personId: target.userId,
    deviceId: target.deviceId,
    deviceName: target.deviceName,
    serialNumber: target.serialNumber,
  };
}
