import { actionNamed } from '../actions/catalogue.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { FormFault } from '../actions/form.ts';
import { checkForm, fieldsFor } from '../actions/form.ts';
import type { Refusal } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import type { Operator } from '../access/authorize.ts';
import { readDevice } from '../devices/device-file.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import { part } from '../contracts/problem.ts';
import { underWay } from './under-way.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ActionTarget } from '../contracts/receipt.ts';
import type { Clock, NewId } from '../contracts/clock.ts';
import type { Confirmation, SecretValues, Store } from '../contracts/store.ts';
import type { FormValues } from '../contracts/form-values.ts';

/** How long a confirm card can be pressed. */
export const GOOD_FOR_MS = 2 * 60_000;

export type Asked =
  | { kind: 'asked'; confirmation: Confirmation; action: RemoteAction; devices: DeviceDetails[] }
  /** The action's form has to be filled in first, or has faults. */
  | {
      kind: 'form';
      action: RemoteAction;
      device: DeviceDetails;
      faults: FormFault[];
      typed: Readonly<Record<string, string>>;
    }
  | { kind: 'impossible'; action: RemoteAction; device: DeviceDetails; why: Refusal }
  | { kind: 'noSuchAction' }
  | { kind: 'none' }
  | { kind: 'outside' }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

export interface ConfirmParts {
  store: Pick<Store, 'confirmations' | 'receipts' | 'roleChanges'>;
  secretValues: SecretValues;
  now: Clock;
  newId: NewId;
}

/** How many devices one confirmation may name. */
const MOST_DEVICES = 20;

/**
 * Draws up a confirmation for an action on one device or several, where it could go ahead as things stand. Nothing is sent yet. `filled` is what
 * came from the action's form, undefined where it wasn't shown yet.
 */
export async function ask(
  parts: ConfirmParts,
  graph: GraphApi,
  operator: Operator,
  actionId: string,
  deviceIds: readonly string[],
  filled?: Readonly<Record<string, unknown>>,
): Promise<Asked> {
  const action = actionNamed(actionId);
  const ids = [...new Set(deviceIds)].slice(0, MOST_DEVICES);
  if (!action || ids.length === 0 || (ids.length > 1 && action.danger === 'destructive'))
    return { kind: 'noSuchAction' };
  const read = await Promise.all(ids.map((id) => readDevice(graph, operator, id)));
  const devices: DeviceDetails[] = [];
  for (const outcome of read) {
    if (outcome.kind !== 'file') return outcome;
    const { target } = outcome.file;
    const device = await withPerson(graph, outcome.file.device);
    const facts = await underWay(parts.store, action, device);
    const offer = mayGoAhead(action, operator, device, target, { ...facts, typed: undefined });
    if (!offer.possible) return { kind: 'impossible', action, device, why: offer.why };
    devices.push(device);
  }
  const [device] = devices;
  if (!device || new Set(devices.map(({ userId }) => userId)).size > 1) return { kind: 'noSuchAction' };
  const form = formValues(action, device, filled);
  if (!form.ok) return { kind: 'form', action, device, faults: form.faults, typed: form.typed };

  const at = parts.now();
  const id = parts.newId();
  const { open, secret } = sorted(action, device, form.values);
  const secretFields = Object.keys(secret);
  if (secretFields.length > 0) parts.secretValues.set(id, secret);
  const confirmation: Confirmation = {
    id,
    operatorId: operator.speaker.id,
    action: action.id,
    targets: devices.map(targetOf),
    values: open,
    ...(secretFields.length > 0 && { secretFields }),
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + GOOD_FOR_MS).toISOString(),
    state: 'open',
    receiptIds: [],
  };
  await parts.store.confirmations.create(confirmation.id, confirmation);
  return { kind: 'asked', confirmation, action, devices };
}

function formValues(
  action: RemoteAction,
  device: DeviceDetails,
  filled: Readonly<Record<string, unknown>> | undefined,
) {
  if (fieldsFor(action.form, device).length === 0) return { ok: true as const, values: {} };
  return filled ? checkForm(action, device, filled) : { ok: false as const, faults: [], typed: {} };
}

/** What may be kept on disk, and what may not. */
function sorted(action: RemoteAction, device: DeviceDetails, values: FormValues) {
  const hidden = new Set(
    fieldsFor(action.form, device).flatMap((field) =>
      field.kind === 'text' && field.secret ? [field.id] : [],
    ),
  );
  const entries = Object.entries(values);
  return {
    open: Object.fromEntries(entries.filter(([field]) => !hidden.has(field))),
    secret: Object.fromEntries(entries.filter(([field]) => hidden.has(field))),
  };
}

function targetOf(device: DeviceDetails): ActionTarget {
  return {
    deviceId: device.id,
    deviceName: device.deviceName,
    serialNumber: device.serialNumber,
    userId: device.userId,
    userName: device.userDisplayName,
  };
}

/** A device's record may name its user by id alone; who is asked about it reads a name. */
async function withPerson(graph: GraphApi, device: DeviceDetails): Promise<DeviceDetails> {
  const { userId, userDisplayName, userPrincipalName } = device;
  if (userId === undefined || userDisplayName !== undefined || userPrincipalName !== undefined) return device;
  const person = await part(graph.directory.speaker(userId));
  if (!person.ok) return { ...device, userDisplayName: userId };
  return {
    ...device,
    userDisplayName: person.value.displayName,
    userPrincipalName: person.value.userPrincipalName,
  };
}

export function hasExpired(confirmation: Confirmation, now: Date): boolean {
  return now.getTime() >= Date.parse(confirmation.expiresAt);
}

/** Takes back a confirmation that its operator no longer wants. Resolves to it, where it was theirs and still open. */
export async function cancel(
  parts: ConfirmParts,
  personId: string,
  id: string,
): Promise<Confirmation | undefined> {
  return parts.store.confirmations.update(id, (now) =>
    now.operatorId === personId && now.state === 'open' ? { ...now, state: 'canceled' } : undefined,
  );
}

/** Takes back all that a person has open, changes of roles too; resolves to how many there were. */
export async function cancelAll(parts: ConfirmParts, personId: string): Promise<number> {
  const open = await parts.store.confirmations.list(
    (c) => c.operatorId === personId && c.state === 'open' && !hasExpired(c, parts.now()),
  );
  const canceled = await Promise.all(open.map((c) => cancel(parts, personId, c.id)));
  const changes = await parts.store.roleChanges.list(
    (c) => c.adminId === personId && c.state === 'open' && parts.now().getTime() < Date.parse(c.expiresAt),
  );
  const dropped = await Promise.all(
    changes.map((c) =>
      parts.store.roleChanges.update(c.id, (now) =>
        now.state === 'open' ? { ...now, state: 'canceled' } : undefined,
      ),
    ),
  );
  return [...canceled, ...dropped].filter((c) => c !== undefined).length;
}
