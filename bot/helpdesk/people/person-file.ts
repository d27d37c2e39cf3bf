import type { RemoteAction } from '../actions/catalogue.ts';
import { onUserCard } from '../actions/catalogue.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { offers } from '../access/may-go-ahead.ts';
import type { Operator } from '../access/authorize.ts';
import { mayReadAnybody } from '../access/authorize.ts';
import type {
  Account,
  EntraDevice,
  Group,
  IntuneLicense,
  ManagedDevice,
  PersonName,
} from '../contracts/model.ts';
import type { Listed, GraphApi } from '../contracts/graph.ts';
import type { Part, Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import type { AlreadyRead } from '../access/scope.ts';
import { deviceTargets, mayRead, personGroups } from '../access/scope.ts';

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
  devices: Part<DeviceRow[]>;
  /** Devices known to Entra that Intune doesn't manage. */
  registered: Part<EntraDevice[]>;
}

export interface DeviceRow {
  device: ManagedDevice;
  offers: Offer[];
}

export type PersonOutcome =
  | { kind: 'file'; file: PersonFile }
  | { kind: 'none' }
  /** `personId` is only for the audit. */
  | { kind: 'outside'; personId: string | undefined }
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
  const [account, manager, license, groups, managed, entra, scope] = await Promise.all([
    part(directory.account(whom)),
    part(directory.manager(whom)),
    part(directory.intuneLicense(whom)),
    part(directory.groups(whom)),
    part(devices.ofPerson(whom)),
    part(directory.registeredDevices(whom)),
    part(personGroups(graph, operator, whom)),
  ]);
  if (isMissing(account) || isMissing(scope)) return { kind: 'none' };
  if (!scope.ok) throw scope.problem;

  const ruling = mayRead(operator, { kind: 'person', personGroups: scope.value });
  const isTheirs = ownerTest(whom, account);
  const rows = await deviceRows(graph, operator, {
    managed,
    entra,
    person: { is: isTheirs, groups: scope.value },
    personInScope: ruling.allowed,
    actions,
  });
  if (!ruling.allowed && !(rows.ok && rows.value.length > 0))
    return { kind: 'outside', personId: account.ok ? account.value.id : ownerOf(managed, isTheirs) };
  const person = account.ok ? account.value : await nameless(graph, whom, managed, isTheirs, account.problem);
  if (!ruling.allowed) return { kind: 'file', file: devicesOnly(person, rows) };
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
      registered: onlyRegistered(entra, managed),
    },
  };
}

/** For a person outside the scope, only the name and the devices inside the scope leave here. */
function devicesOnly(
  { id, displayName, userPrincipalName }: PersonName,
  devices: Part<DeviceRow[]>,
): PersonFile {
  const name = { id, displayName, userPrincipalName };
  return {
    person: name,
    personInScope: false,
    through: throughDevices(devices),
    account: { ok: true, value: name },
    manager: { ok: true, value: undefined },
    license: { ok: true, value: { state: 'none' } },
    groups: { ok: true, value: { items: [], total: 0, exact: true } },
    devices,
    registered: { ok: true, value: [] },
  };
}

function isMissing(read: Part<unknown>): boolean {
  return !read.ok && read.problem.kind === 'notFound';
}

interface DevicesRead {
  managed: Part<ManagedDevice[]>;
  entra: Part<EntraDevice[]>;
  person: NonNullable<AlreadyRead['person']>;
  personInScope: boolean;
  actions: readonly RemoteAction[];
}

/** Rows of the devices that may be shown. A device in the person's list may have another primary user: then that user's scope counts. */
async function deviceRows(
  graph: GraphApi,
  operator: Operator,
  { managed, entra, person, personInScope, actions }: DevicesRead,
): Promise<Part<DeviceRow[]>> {
  if (!managed.ok) return managed;
  const known = { person, objects: entra.ok ? entra.value : [] };
  const found = await part(deviceTargets(graph, operator, managed.value, known));
  if (!found.ok) return found;
  const value = managed.value.toSorted(byNewestCheckIn).flatMap((device): DeviceRow[] => {
    const target = found.value.get(device.id);
    const theirs = person.is(device);
    if (!target || !((theirs && personInScope) || mayRead(operator, target).allowed)) return [];
    return [{ device, offers: offers(operator, device, target, actions) }];
  });
  return { ok: true, value };
}

/** Tells the person's own devices from those that are only in their list. `whom` is an object id or a user principal name. */
function ownerTest(whom: string, account: Part<Account>): (device: ManagedDevice) => boolean {
  const names = account.ok ? [account.value.id, account.value.userPrincipalName] : [whom];
  const known = new Set(names.map((name) => name.toLowerCase()));
  return ({ userId, userPrincipalName }) =>
    userId !== undefined &&
    (known.has(userId.toLowerCase()) ||
      (!account.ok && userPrincipalName !== undefined && known.has(userPrincipalName.toLowerCase())));
}

function byNewestCheckIn(a: ManagedDevice, b: ManagedDevice): number {
  return Date.parse(b.lastSyncDateTime ?? '1970-01-01') - Date.parse(a.lastSyncDateTime ?? '1970-01-01') || 0;
}

function throughDevices(rows: Part<DeviceRow[]>): readonly string[] {
  const names = rows.ok
    ? rows.value.flatMap((row) => row.offers.flatMap((offer) => (offer.possible ? offer.through : [])))
    : [];
  return [...new Set(names)];
}

function onlyRegistered(entra: Part<EntraDevice[]>, managed: Part<ManagedDevice[]>): Part<EntraDevice[]> {
  if (!entra.ok || !managed.ok) return entra;
  const known = new Set(managed.value.map((device) => device.azureADDeviceId?.toLowerCase()));
  return {
    ok: true,
    value: entra.value.filter((device) => !known.has(device.deviceId?.toLowerCase() ?? device.id)),
  };
}

/**
 * The account could not be read. Their devices or a smaller read say who it is. A real id is needed: it goes into the audit and into the
 * card's buttons.
 */
async function nameless(
  graph: GraphApi,
  whom: string,
  managed: Part<ManagedDevice[]>,
  isTheirs: (device: ManagedDevice) => boolean,
  problem: Problem,
): Promise<PersonName> {
  const device = managed.ok ? managed.value.find(isTheirs) : undefined;
  if (device?.userId !== undefined) {
    const name = device.userDisplayName ?? whom;
    return { id: device.userId, displayName: name, userPrincipalName: device.userPrincipalName ?? whom };
  }
  const record = await part(graph.directory.speaker(whom));
  if (!record.ok) throw problem;
  const { id, displayName, userPrincipalName } = record.value;
  return { id, displayName, userPrincipalName };
}

function ownerOf(
  managed: Part<ManagedDevice[]>,
  isTheirs: (device: ManagedDevice) => boolean,
): string | undefined {
  return managed.ok ? managed.value.find(isTheirs)?.userId : undefined;
}
