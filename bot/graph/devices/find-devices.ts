import type { Found, Unsearched } from '../../helpdesk/contracts/graph/found.ts';
import { guidIn } from '../../helpdesk/contracts/guid.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { orNone, part, type Part } from '../../helpdesk/contracts/problem.ts';
import { plainId, plainName, sameId } from '../../helpdesk/contracts/same-text.ts';
import type { GraphClient, ReadOptions } from '../http/client.ts';
import { collect } from '../http/pages.ts';
import { theOne, unreadable } from '../json/answers.ts';
import { text, type Json } from '../json/fields.ts';
import { areTwo, firstProblem, uniqueById, values } from '../json/lists.ts';
import { path } from '../odata/path.ts';
import { cleanText, literal } from '../odata/text.ts';
import { halvesOf, hasHalves, hasRuns, runsOf, spellingsOf } from './name-filter.ts';
import { anyImei, anySerialNumber } from './number-filter.ts';
import { orSimpler } from './or-simpler.ts';
import { checkedInAt, hitsAmong } from './hits.ts';
import { MANAGED_DEVICE_FIELDS } from './managed-device.ts';
import { devicesWithUsers, readExpanded } from './with-primary-users.ts';
import { withBetaFields } from './with-beta-fields.ts';

const LIST = '/deviceManagement/managedDevices';
const FIELDS = [...MANAGED_DEVICE_FIELDS, 'imei', 'meid', 'wiFiMacAddress'] as const;
/** Devices read for one search. If there are more, their number is said to be at least this. */
const MOST_READ = 500;

/** One read of a search. */
interface Search {
  of: Unsearched;
  read: () => Promise<{ items: Json[]; ended: boolean }>;
}

/**
 * Devices whose name, serial number, IMEI, Wi-Fi or Ethernet address, or id is the typed text, then those whose name contains it. The
 * searches are separate reads, so that one that fails doesn't hide what the others found.
 */
export async function findDevices(
  client: GraphClient,
  typed: string,
  tags = false,
): Promise<Found<ManagedDevice>> {
  const wanted = cleanText(typed);
  if (plainName(wanted) === '') return { items: [], total: 0, exact: true, unsearched: [] };
  const reader = { client, tags };
  const found = await allOf(reader, wanted, searchesFor(reader, wanted));
  const rarer = isNone(found) ? rarelySpelled(reader, wanted) : undefined;
  if (!rarer) return found;
  const more = await part(allOf(reader, wanted, [rarer]));
  if (!more.ok) return { ...found, unsearched: [rarer.of] };
  return isNone(more.value) ? found : more.value;
}

/** Nothing was found, and everything was searched. */
function isNone({ items, unsearched, unclear = 0 }: Found<ManagedDevice>): boolean {
  return items.length === 0 && unsearched.length === 0 && unclear === 0;
}

async function allOf(
  { client }: Reader,
  wanted: string,
  searches: readonly Search[],
): Promise<Found<ManagedDevice>> {
  const parts = await Promise.all(searches.map(({ read }) => part(read())));
  if (parts.every(({ ok }) => !ok)) throw firstProblem(worstFirst(parts));
  const read = values(parts);
  const { devices, unclear } = hitsAmong(
    read.map(({ items }) => items),
    wanted,
    client.now(),
  );
  const items = await devicesWithUsers(client, devices);
  return {
    items,
    total: items.length,
    exact: read.every(({ ended }) => ended),
    ...(unclear > 0 && { unclear }),
    unsearched: [
      ...new Set(searches.flatMap(({ of }, index) => (wasSearched(parts[index], devices) ? [] : [of]))),
    ],
  };
}

/** Without a hit, what was not read to its end may hold one. */
function wasSearched(one: Part<{ ended: boolean }> | undefined, hits: readonly unknown[]): boolean {
  return one?.ok === true && (one.value.ended || hits.length > 0);
}

/** Managed devices of a device in Entra, the newest check-in first. What another Graph brings beside them is left out. */
export async function devicesWithEntraId(
  client: GraphClient,
  deviceId: string,
  tags: boolean,
): Promise<ManagedDevice[]> {
  const { items, ended } = await byFilter({ client, tags }, `azureADDeviceId eq ${literal(deviceId)}`);
  const own = uniqueById(items.filter(hasId).filter((one) => sameId(text(one, 'azureADDeviceId'), deviceId)));
  // another device's records in place of its own say nothing about it, and two of one id that differ say nothing either
  if ((own.length === 0 && !(ended && items.length === 0)) || areTwo(items))
    throw unreadable('devices that weren’t asked for');
  return devicesWithUsers(
    client,
    own.toSorted((a, b) => checkedInAt(b, client.now()) - checkedInAt(a, client.now())),
  );
}

/** Through which client, and whether scope tags are read too. */
interface Reader {
  client: GraphClient;
  tags: boolean;
}

function searchesFor(reader: Reader, wanted: string): Search[] {
  const id = plainId(wanted);
  const guid = guidIn(wanted) ?? guidIn(id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  return [
    ...(guid === undefined
      ? []
      : [
          { of: 'ids', read: () => byId(reader, guid) } as const,
          by(reader, 'ids', `azureADDeviceId eq ${literal(guid)}`),
        ]),
    ...spellingsOf(wanted).map((name) => by(reader, 'names', `deviceName eq ${literal(name)}`)),
    ...serialNumbers(reader, wanted, id),
    ...imeis(reader, id),
    ...byNetworkAddress(reader, id),
    ...partsOf(reader, wanted),
  ];
}

/** As it was typed, without its separators, and however else it may be kept. */
function serialNumbers(reader: Reader, wanted: string, id: string): Search[] {
  const typed = [...new Set([wanted, id, id.toUpperCase()])];
  return [
    ...typed.map((serial) => by(reader, 'serialNumbers', `serialNumber eq ${literal(serial)}`)),
    ...kept(reader, 'serialNumbers', guidIn(wanted) === undefined ? anySerialNumber(id) : undefined),
  ];
}

function imeis(reader: Reader, id: string): Search[] {
  const any = anyImei(id);
  return any ? [by(reader, 'imeis', `imei eq ${literal(id)}`), ...kept(reader, 'imeis', any)] : [];
}

function kept(reader: Reader, of: Unsearched, any: ReturnType<typeof anyImei>): Search[] {
  return any ? [by(reader, of, any.filter, any.simpler)] : [];
}

/** Wi-Fi and Ethernet addresses are kept without separators, some with them. One search each: a Graph may refuse either. */
function byNetworkAddress(reader: Reader, id: string): Search[] {
  if (!/^[0-9a-f]{12}$/.test(id)) return [];
  const pairs = id.toUpperCase().match(/../g) ?? [];
  const kept = [...['', ':', '-'].map((sign) => pairs.join(sign)), id];
  const is = (field: string) => kept.map((one) => `${field} eq ${literal(one)}`).join(' or ');
  return [
    { of: 'networkAddresses', read: () => byFilter(reader, is('wiFiMacAddress')) },
    { of: 'networkAddresses', read: () => byEthernetAddress(reader, is('ethernetMacAddress')) },
  ];
}

/** How many devices are asked for their Ethernet address. A Graph that ignores the filter answers every device. */
const MOST_ASKED = 5;

/** Lists leave the Ethernet address out (Graph, managedDevice): each hit is asked for its own. */
async function byEthernetAddress(
  reader: Reader,
  $filter: string,
): Promise<{ items: Json[]; ended: boolean }> {
  const { items, ended } = await byFilter(reader, $filter);
  const asked = items.filter(hasId).slice(0, MOST_ASKED);
  const told = await Promise.all(
    asked.map(async (device): Promise<Json> => {
      const query = { $select: ['id', 'ethernetMacAddress'] };
      const at = path`/deviceManagement/managedDevices/${device.id}`;
      const { ethernetMacAddress } = theOne(await reader.client.get(at, { query }), device.id);
      return { ...device, ethernetMacAddress };
    }),
  );
  return { items: told, ended: ended && items.length <= MOST_ASKED };
}

/** What every spelling of a part of a name shares. Where there is nothing like that, the ways in which it may be spelled. */
function partsOf(reader: Reader, wanted: string): Search[] {
  const runs = runsOf(wanted);
  const [longest, second] = runs;
  if (longest === undefined)
    return spellingsOf(wanted).map((name) =>
      by(reader, 'partsOfNames', `contains(deviceName,${literal(name)})`),
    );
  return [by(reader, 'partsOfNames', hasRuns(runs), second === undefined ? undefined : [hasRuns([longest])])];
}

/** A name with a sign in it that can't be seen, of another width or with other letters for the same. It is worth a round if nothing else was found. */
function rarelySpelled(reader: Reader, wanted: string): Search | undefined {
  const runs = runsOf(wanted);
  if (runs.length === 0) return undefined;
  const search = by(reader, 'partsOfNames', hasHalves(runs), halvesOf(runs));
  // many other names have such halves: that there are more of them leaves no doubt about the usual spellings
  return { ...search, read: async () => ({ ...(await search.read()), ended: true }) };
}

/** One read by a filter. A Graph that refuses filters joined by “and” and “or” is asked `simpler` ones, which find no less of what is usual. */
function by(reader: Reader, of: Unsearched, $filter: string, simpler?: readonly string[]): Search {
  const read = async (filters: readonly string[]) => {
    const found = await Promise.all(filters.map((filter) => byFilter(reader, filter)));
    return { items: found.flatMap(({ items }) => items), ended: found.every(({ ended }) => ended) };
  };
  return { of, read: () => orSimpler(reader.client, read, [$filter], simpler) };
}

async function byFilter(
  { client, tags }: Reader,
  $filter: string,
): Promise<{ items: Json[]; ended: boolean }> {
  const bounds = { pages: MOST_READ, enough: MOST_READ };
  const read = ({ query, ...how }: ReadOptions) =>
    collect(client, LIST, { ...how, query: { $filter, ...query } }, bounds);
  const devices = readExpanded(client, (query) => read({ query }), FIELDS);
  const { items, next, fault } = await (tags ? withBetaFields(client, devices, read, { tags }) : devices);
  // what fits none of the rules of a list may stand for a hit
  if (fault && !items.some(hasId)) throw fault;
  return { items, ended: next === undefined && !fault && items.every(hasId) };
}

async function byId({ client, tags }: Reader, id: string): Promise<{ items: Json[]; ended: boolean }> {
  const read = async (how: ReadOptions) => {
    const device = await orNone(client.get(path`/deviceManagement/managedDevices/${id}`, how));
    return { items: device ? [theOne(device, id)] : [] };
  };
  const devices = read({ query: { $select: FIELDS } });
  const { items } = await (tags ? withBetaFields(client, devices, read, { tags }) : devices);
  return { items, ended: true };
}

/** Other failures say more than a refused filter. */
function worstFirst(parts: readonly Part<unknown>[]): Part<unknown>[] {
  const refused = (one: Part<unknown>) => !one.ok && one.problem.status === 400;
  return parts.toSorted((a, b) => Number(refused(a)) - Number(refused(b)));
}

function hasId(device: Json): device is Json & { id: string } {
  return typeof device.id === 'string' && device.id !== '';
}
