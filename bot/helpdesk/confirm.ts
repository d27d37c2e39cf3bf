import { actionNamed } from './actions/catalogue.ts';
import type { RemoteAction } from './actions/action.ts';
import type { Refusal } from './actions/offer.ts';
import type { Operator } from './authorize.ts';
import { readDevice } from './device-file.ts';
import type { DeviceDetails } from './model.ts';
import type { Clock, Confirmation, NewId, Store, World } from './ports.ts';

/** How long a confirm card can be pressed. */
export const GOOD_FOR_MS = 2 * 60_000;

export type Asked =
  | { kind: 'asked'; confirmation: Confirmation; action: RemoteAction; device: DeviceDetails }
  | { kind: 'impossible'; action: RemoteAction; device: DeviceDetails; why: Refusal }
  | { kind: 'noSuchAction' }
  | { kind: 'none' }
  | { kind: 'outside' }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

export interface ConfirmParts {
  store: Pick<Store, 'confirmations'>;
  now: Clock;
  newId: NewId;
}

/** Draws up a confirmation for an action on a device, where it could go ahead as things stand. Nothing is sent yet. */
export async function ask(
  parts: ConfirmParts,
  world: World,
  operator: Operator,
  actionName: string,
  deviceId: string,
): Promise<Asked> {
  const action = actionNamed(actionName);
  if (!action) return { kind: 'noSuchAction' };
  const read = await readDevice(world, operator, deviceId);
  if (read.kind !== 'file') return read;
  const { device, offers } = read.file;
  const offer = offers.find((candidate) => candidate.action === action);
  if (!offer) return { kind: 'noSuchAction' };
  if (!offer.possible) return { kind: 'impossible', action, device, why: offer.why };

  const at = parts.now();
  const confirmation: Confirmation = {
    id: parts.newId(),
    operatorId: operator.speaker.id,
    action: action.name,
    deviceId: device.id,
    deviceName: device.deviceName,
    userId: device.userId,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + GOOD_FOR_MS).toISOString(),
    state: 'open',
  };
  await parts.store.confirmations.create(confirmation.id, confirmation);
  return { kind: 'asked', confirmation, action, device };
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

/** Takes back all that an operator has open; resolves to how many there were. */
export async function cancelAll(parts: ConfirmParts, personId: string): Promise<number> {
  const open = await parts.store.confirmations.list(
    (c) => c.operatorId === personId && c.state === 'open' && !hasExpired(c, parts.now()),
  );
  const canceled = await Promise.all(open.map((c) => cancel(parts, personId, c.id)));
  return canceled.filter((c) => c !== undefined).length;
}
