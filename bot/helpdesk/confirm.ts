import { actionNamed } from './actions/catalogue.ts';
import type { RemoteAction } from './actions/action.ts';
import type { Refusal } from './actions/offer.ts';
import type { Operator } from './authorize.ts';
import { readDevice } from './device-file.ts';
import type { DeviceDetails } from './model.ts';
import { part } from './problem.ts';
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
  store: Pick<Store, 'confirmations' | 'roleChanges'>;
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
  const { offers } = read.file;
  const device = await withPerson(world, read.file.device);
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
    userName: device.userDisplayName,
    createdAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + GOOD_FOR_MS).toISOString(),
    state: 'open',
  };
  await parts.store.confirmations.create(confirmation.id, confirmation);
  return { kind: 'asked', confirmation, action, device };
}

/** A device's record may name its user by id alone; who is asked about it reads a name. */
async function withPerson(world: World, device: DeviceDetails): Promise<DeviceDetails> {
  const { userId, userDisplayName, userPrincipalName } = device;
  if (userId === undefined || userDisplayName !== undefined || userPrincipalName !== undefined) return device;
  const person = await part(world.directory.speaker(userId));
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
