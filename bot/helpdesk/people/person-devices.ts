import type { RemoteAction } from '../actions/catalogue.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { offers } from '../access/may-go-ahead.ts';
import type { Operator, Target } from '../access/authorize.ts';
import { tagsMatter } from '../access/authorize.ts';
import type { Account, EntraDevice, ManagedDevice } from '../contracts/model.ts';
import { checkInOf } from '../contracts/graph/dates.ts';
import { isGuid, isSameId, oneSpelling } from '../contracts/guid.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { DevicesOfPerson, Listed } from '../contracts/graph/found.ts';
import type { Part } from '../contracts/problem.ts';
import { Problem } from '../contracts/problem.ts';
import type { AlreadyRead } from '../access/scope.ts';
import { deviceTargets, mayRead } from '../access/scope.ts';

export type DeviceTags = 'none' | 'limit' | 'unread';

export interface DeviceRow {
  device: ManagedDevice;
  offers: Offer[];
  /** What a right over the device is decided by. */
  target?: Target | undefined;
}

interface DevicesRead {
  managed: Part<DevicesOfPerson>;
  entra: Part<Listed<EntraDevice>>;
  person: NonNullable<AlreadyRead['person']>;
  actions: readonly RemoteAction[];
}

export interface DevicesShown {
  rows: Part<Listed<DeviceRow>>;
  tags: DeviceTags;
}

/**
 * Rows of the devices that may be shown. A device in the person's list may have another primary user, whose scope counts then, or other
 * scope tags than the operator's.
 */
export async function deviceRows(
  graph: GraphApi,
  operator: Operator,
  { managed, entra, person, actions }: DevicesRead,
): Promise<DevicesShown> {
  const limit: DeviceTags = tagsMatter(operator) ? 'limit' : 'none';
  if (!managed.ok) return { rows: managed, tags: limit };
  const known = { person, objects: entra.ok ? entra.value.items : [] };
  const targets = await deviceTargets(graph, operator, managed.value.items, known);
  const ruled = managed.value.items
    .toSorted((a, b) => checkInOf(b) - checkInOf(a))
    .flatMap((device) => {
      const target = targets.get(device.id);
      return target ? [{ device, target, ruling: mayRead(operator, target) }] : [];
    });
  const rows = ruled
    .filter(({ ruling }) => ruling.allowed)
    .map(({ device, target }) => ({ device, target, offers: offers(operator, device, target, actions) }));
  const unread = ruled.some(({ ruling }) => !ruling.allowed && ruling.why === 'tagsUnread');
  const doubts = ruled.flatMap(({ device, target, ruling }) => {
    const doubt = ruling.allowed ? undefined : (device.primaryUserUnread ?? target.groupsUnread);
    return doubt ?? [];
  });
  const unclear = (managed.value.unclear ?? 0) + doubts.length;
  const list = some(rows, managed.value.unread ?? doubts[0], unclear);
  return { rows: list, tags: unread ? 'unread' : limit };
}

/** What is left of a list. Nothing is "none" only if everything was read. */
function some<T>(items: T[], unread: Problem | undefined, unclear = 0): Part<Listed<T>> {
  if (unread && items.length === 0) return { ok: false, problem: unread };
  const doubt = { ...(unread && { unread }), ...(unclear > 0 && { unclear }) };
  return { ok: true, value: { items, total: items.length, exact: !unread, ...doubt } };
}

/**
 * The person's list without devices that neither their primary user nor their own record gives to this person: a Graph that ignores whose
 * devices were asked for answers everybody's.
 */
export function withoutOthers(
  managed: Part<DevicesOfPerson>,
  whom: string,
  account: Part<Account>,
): Part<DevicesOfPerson> {
  const personId = account.ok ? account.value.id : whom;
  if (!managed.ok || !isGuid(personId)) return managed;
  const { items, unread, unclear, unclearInEntra } = managed.value;
  const own = items.filter(({ userId, enrolledBy }) => {
    const named = [userId, enrolledBy?.id].filter((id) => id !== undefined);
    return named.length === 0 || named.some((id) => isSameId(id, personId));
  });
  if (own.length === items.length) return managed;
  const others = new Problem({ kind: 'unreadable', detail: 'devices of other people in a person’s list' });
  const left = some(own, unread ?? others, unclear);
  return left.ok ? { ok: true, value: { ...left.value, unclearInEntra } } : left;
}

/**
 * As long as not all managed devices are known, nobody knows which others are only in Entra: without their list none is named, and beside a
 * part of it only those that Entra itself calls unmanaged. Intune may hide devices because of their scope tags: they aren't named here either.
 */
export function onlyRegistered(
  entra: Part<Listed<EntraDevice>>,
  managed: Part<DevicesOfPerson>,
  tags: DeviceTags,
): Part<Listed<EntraDevice>> {
  if (!entra.ok) return entra;
  const { items, unread } = entra.value;
  if (items.length === 0) return entra;
  if (!managed.ok) return managed;
  const { items: listed, unclearInEntra = [], unread: managedUnread } = managed.value;
  const inIntune = listed.flatMap(({ azureADDeviceId: own }) => (own === undefined ? [] : oneSpelling(own)));
  const known = new Set([...inIntune, ...unclearInEntra]);
  const others = items.filter(
    ({ id, deviceId, isManaged }) =>
      !known.has(oneSpelling(deviceId ?? id)) &&
      !(isManaged === true && tags !== 'none') &&
      (managedUnread === undefined || isManaged === false),
  );
  const isKnown = items.every(({ id, deviceId }) => known.has(oneSpelling(deviceId ?? id)));
  return some(others, unread ?? (isKnown ? undefined : managedUnread));
}
