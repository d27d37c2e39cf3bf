import type { RemoteAction } from '../actions/catalogue.ts';
import { onUserCard } from '../actions/catalogue.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { offers } from '../access/may-go-ahead.ts';
import type { NotCovered, Operator } from '../access/authorize.ts';
import { mayReadAnybody, tagsMatter } from '../access/authorize.ts';
import type {
  Account,
  EntraDevice,
  Group,
  IntuneLicense,
  ManagedDevice,
  PersonName,
} from '../contracts/model.ts';
import { isGuid } from '../contracts/guid.ts';
import type { Listed, GraphApi } from '../contracts/graph.ts';
import type { Part } from '../contracts/problem.ts';
import { Problem, part } from '../contracts/problem.ts';
import type { AlreadyRead } from '../access/scope.ts';
import { deviceTargets, mayRead, personGroups } from '../access/scope.ts';
import { nameless } from './nameless.ts';
import { ownerOf, ownerTest } from './whose-device.ts';

/** Everything that is shown about a person. A part that can't be read doesn't hide the others. */
export interface PersonFile {
  person: PersonName;
  /** False: only the person's name and those devices that are in scope may be shown. */
  personInScope: boolean;
  through: readonly string[];
  account: Part<Account>;
  manager: Part<PersonName | undefined>;
  license: Part<IntuneLicense>;
  groups: Part<Listed<Group>>;
  /** Newest check-in first. */
  devices: Part<Listed<DeviceRow>>;
  /** Whether scope tags may keep devices of theirs away: only other tags than the operator's, or tags that could not be read. */
  tags: DeviceTags;
  /** Devices known to Entra that Intune doesn't manage. */
  registered: Part<Listed<EntraDevice>>;
}

type DeviceTags = 'none' | 'limit' | 'unread';

export interface DeviceRow {
  device: ManagedDevice;
  offers: Offer[];
}

export type PersonOutcome =
  | { kind: 'file'; file: PersonFile }
  | { kind: 'none' }
  /** `personId` is only for the audit. */
  | { kind: 'outside'; personId: string | undefined; why: NotCovered }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

/**
 * Reads a person in one round: every part is asked for together with the question whether they are in scope. If they aren't, nothing is
 * given away. `whom` is an object id or a user principal name.
 * @throws Problem if the scope can't be read
 */
export async function readPerson(
  graph: GraphApi,
  operator: Operator,
  whom: string,
  actions: readonly RemoteAction[] = onUserCard,
): Promise<PersonOutcome> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const { directory, devices } = graph;
  const [account, manager, license, groups, list, entra, scope] = await Promise.all([
    part(directory.account(whom)),
    part(directory.manager(whom)),
    part(directory.intuneLicense(whom)),
    part(directory.groups(whom)),
    part(devices.ofPerson(whom, { tags: tagsMatter(operator) })),
    part(directory.registeredDevices(whom)),
    part(personGroups(graph, operator, whom)),
  ]);
  if (isMissing(account) || isMissing(scope)) return { kind: 'none' };
  if (!scope.ok) throw scope.problem;

  const ruling = mayRead(operator, { kind: 'person', personGroups: scope.value });
  const isTheirs = ownerTest(whom, account);
  const managed = withoutOthers(list, whom, account);
  const shown = await deviceRows(graph, operator, {
    managed,
    entra,
    person: { is: isTheirs, groups: scope.value },
    actions,
  });
  const { rows, tags } = shown;
  if (!ruling.allowed && !(rows.ok && rows.value.items.length > 0)) {
    const personId = account.ok ? account.value.id : ownerOf(managed, isTheirs);
    return { kind: 'outside', personId, why: tags === 'unread' ? 'tagsUnread' : ruling.why };
  }
  const person = account.ok ? account.value : await nameless(graph, whom, managed, isTheirs, account.problem);
  if (!ruling.allowed) return { kind: 'file', file: devicesOnly(person, shown) };
  return {
    kind: 'file',
    file: {
      person,
      personInScope: true,
      through: ruling.through,
      account,
      manager,
      license,
      groups,
      devices: rows,
      tags,
      registered: onlyRegistered(entra, managed, tags),
    },
  };
}

/** For a person outside the scope, only the name and the devices inside the scope leave here. */
function devicesOnly(
  { id, displayName, userPrincipalName }: PersonName,
  { rows, tags }: DevicesShown,
): PersonFile {
  const name = { id, displayName, userPrincipalName };
  return {
    person: name,
    personInScope: false,
    through: throughDevices(rows),
    account: { ok: true, value: name },
    manager: { ok: true, value: undefined },
    license: { ok: true, value: { state: 'none' } },
    groups: { ok: true, value: { items: [], total: 0, exact: true } },
    devices: rows,
    tags,
    registered: { ok: true, value: { items: [], total: 0, exact: true } },
  };
}

function isMissing(read: Part<unknown>): boolean {
  return !read.ok && read.problem.kind === 'notFound';
}

interface DevicesRead {
  managed: Part<Listed<ManagedDevice>>;
  entra: Part<Listed<EntraDevice>>;
  person: NonNullable<AlreadyRead['person']>;
  actions: readonly RemoteAction[];
}

interface DevicesShown {
  rows: Part<Listed<DeviceRow>>;
  tags: DeviceTags;
}

/**
 * Rows of the devices that may be shown. A device in the person's list may have another primary user, whose scope counts then, or other
 * scope tags than the operator's.
 */
async function deviceRows(
  graph: GraphApi,
  operator: Operator,
  { managed, entra, person, actions }: DevicesRead,
): Promise<DevicesShown> {
  const limit: DeviceTags = tagsMatter(operator) ? 'limit' : 'none';
  if (!managed.ok) return { rows: managed, tags: limit };
  const known = { person, objects: entra.ok ? entra.value.items : [] };
  const found = await part(deviceTargets(graph, operator, managed.value.items, known));
  if (!found.ok) return { rows: found, tags: limit };
  const ruled = managed.value.items.toSorted(byNewestCheckIn).flatMap((device) => {
    const target = found.value.get(device.id);
    return target ? [{ device, target, ruling: mayRead(operator, target) }] : [];
  });
  const rows = ruled
    .filter(({ ruling }) => ruling.allowed)
    .map(({ device, target }) => ({ device, offers: offers(operator, device, target, actions) }));
  const unread = ruled.some(({ ruling }) => !ruling.allowed && ruling.why === 'tagsUnread');
  const shown = new Set(rows.map(({ device }) => device.id));
  const unclear = managed.value.items.find(
    ({ id, primaryUserUnread }) => primaryUserUnread && !shown.has(id),
  );
  const list = some(rows, managed.value.unread ?? unclear?.primaryUserUnread);
  return { rows: list, tags: unread ? 'unread' : limit };
}

/** What is left of a list. Nothing is "none" only if everything was read. */
function some<T>(items: T[], unread: Problem | undefined): Part<Listed<T>> {
  if (unread && items.length === 0) return { ok: false, problem: unread };
  return { ok: true, value: { items, total: items.length, exact: !unread, ...(unread && { unread }) } };
}

/**
 * The person's list without devices that neither their primary user nor their own record gives to this person: a Graph that ignores whose
 * devices were asked for answers everybody's.
 */
function withoutOthers(
  managed: Part<Listed<ManagedDevice>>,
  whom: string,
  account: Part<Account>,
): Part<Listed<ManagedDevice>> {
  const personId = account.ok ? account.value.id : whom;
  if (!managed.ok || !isGuid(personId)) return managed;
  const { items, unread } = managed.value;
  const own = items.filter(({ userId, enrolledBy }) => {
    const named = [userId, enrolledBy?.id].filter((id) => id !== undefined);
    return named.length === 0 || named.some((id) => id.toLowerCase() === personId.toLowerCase());
  });
  if (own.length === items.length) return some(own, unread);
  const others = new Problem({ kind: 'unreadable', detail: 'devices of other people in a person’s list' });
  return some(own, unread ?? others);
}

function byNewestCheckIn(a: ManagedDevice, b: ManagedDevice): number {
  return Date.parse(b.lastSyncDateTime ?? '1970-01-01') - Date.parse(a.lastSyncDateTime ?? '1970-01-01') || 0;
}

function throughDevices(rows: Part<Listed<DeviceRow>>): readonly string[] {
  const names = rows.ok
    ? rows.value.items.flatMap((row) => row.offers.flatMap((offer) => (offer.possible ? offer.through : [])))
    : [];
  return [...new Set(names)];
}

/**
 * As long as not all managed devices are known, nobody knows which others are only in Entra. Intune may hide devices because of their scope
 * tags: they aren't named here either.
 */
function onlyRegistered(
  entra: Part<Listed<EntraDevice>>,
  managed: Part<Listed<ManagedDevice>>,
  tags: DeviceTags,
): Part<Listed<EntraDevice>> {
  if (!entra.ok) return entra;
  const { items, unread } = entra.value;
  const listed = managed.ok ? managed.value.items : [];
  const known = new Set(listed.map((device) => device.azureADDeviceId?.toLowerCase()));
  const others = items.filter(
    ({ id, deviceId, isManaged }) =>
      !known.has(deviceId?.toLowerCase() ?? id) && !(isManaged === true && tags !== 'none'),
  );
  const managedUnread = managed.ok ? managed.value.unread : managed.problem;
  return some(others, unread ?? (others.length > 0 ? managedUnread : undefined));
}
