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
import { hasRuns, runsOf, spellings } from './name-filter.ts';
import { checkedInAt, hitsAmong } from './hits.ts';
import { MANAGED_DEVICE_FIELDS } from './managed-device.ts';
import { devicesWithUsers, readExpanded } from './with-primary-users.ts';
import { withBetaFields } from './with-beta-fields.ts';

const LIST = '/deviceManagement/managedDevices';
const FIELDS = [...MANAGED_DEVICE_FIELDS, 'imei', 'meid', 'wiFiMacAddress'] as const;
/** Devices read for one search. If there are more, their number is said to be at least this. */
const MOST_READ = 500;
/** A shorter text is a name, or part of one. */
const SHORTEST_ID = 5;

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
  const searches = searchesFor({ client, tags }, wanted);
  const parts = await Promise.all(searches.map(({ read }) => part(read())));
  if (parts.every(({ ok }) => !ok)) throw firstProblem(worstFirst(parts));
  const read = values(parts);
  const { devices, unclear } = hitsAmong(
    read.map(({ items }) => items),
    wanted,
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
    own.toSorted((a, b) => checkedInAt(b) - checkedInAt(a)),
  );
}

/** Through which client, and whether scope tags are read too. */
interface Reader {
  client: GraphClient;
  tags: boolean;
}

function searchesFor(reader: Reader, wanted: string): Search[] {
  const by = (of: Unsearched, $filter: string): Search => ({ of, read: () => byFilter(reader, $filter) });
  const id = plainId(wanted);
  const guid = guidIn(wanted);
  return [
    ...(guid === undefined
      ? []
      : [
          { of: 'ids', read: () => byId(reader, guid) } as const,
          by('ids', `azureADDeviceId eq ${literal(guid)}`),
        ]),
    ...spellings(wanted).map((name) => by('names', `deviceName eq ${literal(name)}`)),
    ...serialNumbers(wanted, id).map((serial) => by('serialNumbers', serial)),
    ...imeis(id).map((imei) => by('imeis', `imei eq ${literal(imei)}`)),
    ...byNetworkAddress(reader, id),
    ...partsOf(wanted).map((filter) => by('partsOfNames', filter)),
  ];
}

/** Serial numbers are typed with more or fewer spaces and hyphens than they are kept with. */
function serialNumbers(wanted: string, id: string): string[] {
  const typed = [wanted, id, id.toUpperCase()].map((serial) => `serialNumber eq ${literal(serial)}`);
  const looksLikeOne = id.length >= SHORTEST_ID && /\d/.test(id) && guidIn(wanted) === undefined;
  const ending = looksLikeOne ? [`contains(serialNumber,${literal(id.slice(-4).toUpperCase())})`] : [];
  return [...new Set([...typed, ...ending])];
}

function imeis(id: string): string[] {
  if (!/^\d{14,16}$/.test(id)) return [];
  return [id, `${id.slice(0, 2)} ${id.slice(2, 8)} ${id.slice(8, 14)} ${id.slice(14)}`.trim()];
}

/** Wi-Fi and Ethernet addresses are kept without separators. One search each: a Graph may refuse either. */
function byNetworkAddress(reader: Reader, id: string): Search[] {
  if (!/^[0-9a-f]{12}$/.test(id)) return [];
  const is = (field: string) => `${field} eq ${literal(id.toUpperCase())} or ${field} eq ${literal(id)}`;
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
function partsOf(wanted: string): string[] {
  const runs = runsOf(wanted);
  return runs.length > 0
    ? [hasRuns(runs)]
    : spellings(wanted).map((name) => `contains(deviceName,${literal(name)})`);
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
