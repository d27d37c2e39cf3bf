import type { GraphClient } from '../http/client.ts';
import { collectMost, firstPage } from '../http/pages.ts';
import { theOne, unreadable } from '../json/answers.ts';
import { type Json, date, flag, id, text } from '../json/fields.ts';
import type { ReadList } from '../json/lists.ts';
import {
  distinct,
  firstProblem,
  listed,
  mapped,
  present,
  required,
  uniqueById,
  values,
  wholly,
} from '../json/lists.ts';
import { encode, userPath } from '../odata/path.ts';
import { cleanText, literal } from '../odata/text.ts';
import { NO_GUID, isSameId } from '../../helpdesk/contracts/guid.ts';
import type { EntraDevice } from '../../helpdesk/contracts/model.ts';
import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import { Problem, part } from '../../helpdesk/contracts/problem.ts';

const ENTRA_DEVICE_FIELDS = [
  'id',
  'deviceId',
  'displayName',
  'operatingSystem',
  'operatingSystemVersion',
  'trustType',
  'deviceOwnership',
  'accountEnabled',
  'isCompliant',
  'isManaged',
  'approximateLastSignInDateTime',
  'registrationDateTime',
] as const;

export function toEntraDevice(from: Json): EntraDevice | undefined {
  const own = id(from);
  if (own === undefined) return undefined;
  return {
    id: own,
    deviceId: id(from, 'deviceId'),
    displayName: text(from, 'displayName') ?? own,
    operatingSystem: text(from, 'operatingSystem'),
    operatingSystemVersion: text(from, 'operatingSystemVersion'),
    trustType: text(from, 'trustType'),
    deviceOwnership: text(from, 'deviceOwnership'),
    accountEnabled: flag(from, 'accountEnabled'),
    isCompliant: flag(from, 'isCompliant'),
    isManaged: flag(from, 'isManaged'),
    approximateLastSignInDateTime: date(from, 'approximateLastSignInDateTime'),
    registrationDateTime: date(from, 'registrationDateTime'),
  };
}

/** The Entra object of a device by its deviceId. */
export async function deviceObject(client: GraphClient, deviceId: string): Promise<EntraDevice | undefined> {
  const asked = cleanText(deviceId);
  if (asked === '' || asked === NO_GUID) return undefined;
  const query = { $select: ENTRA_DEVICE_FIELDS };
  const found = (from: Json) => required(toEntraDevice(theOne(from, asked, 'deviceId')));
  try {
    return found(await client.get(`/devices(deviceId=${encode(literal(asked))})`, { query }));
  } catch (error) {
    // Not every Graph supports this key.
    if (!(error instanceof Problem && (error.status === 400 || error.status === 404))) throw error;
  }
  const { items, fault, next } = await firstPage(client, '/devices', {
    query: { $filter: `deviceId eq ${literal(asked)}`, ...query },
  });
  const [same, other] = distinct(items.filter((one) => isSameId(text(one, 'deviceId'), asked)));
  if (other) throw unreadable('two devices of one deviceId');
  if (same) return found(same);
  // only an empty list says that there is none
  if (items.length > 0 || fault || next !== undefined) throw fault ?? unreadable('devices of another id');
  return undefined;
}

/** Devices that the person registered or owns, managed or not. */
export async function registeredDevices(client: GraphClient, person: string): Promise<Listed<EntraDevice>> {
  const lists = await Promise.all(
    ['registeredDevices', 'ownedDevices'].map((list) =>
      part(devicesIn(client, `${userPath(person)}/${list}`)),
    ),
  );
  // one list that can't be read doesn't hide the other
  const read = values(lists).map((list) => mapped(list, toEntraDevice));
  const failed = lists.some(({ ok }) => !ok) ? firstProblem(lists) : undefined;
  const fault = failed ?? read.map((one) => one.fault).find(present);
  return listed(uniqueById(read.flatMap(({ items }) => items)), fault);
}

/** Devices that the person owns, managed or not. Rights depend on it, so it is the whole list or a problem. */
export async function ownedDevices(client: GraphClient, person: string): Promise<EntraDevice[]> {
  return wholly(await devicesIn(client, `${userPath(person)}/ownedDevices`), toEntraDevice);
}

async function devicesIn(client: GraphClient, list: string): Promise<ReadList> {
  const query = { $select: ENTRA_DEVICE_FIELDS };
  try {
    return onlyDevices(await collectMost(client, `${list}/microsoft.graph.device`, { query }));
  } catch (error) {
    if (!(error instanceof Problem && error.status === 400)) throw error;
  }
  // Not every Graph supports the cast. Without it, the list may contain more than devices.
  return onlyDevices(await collectMost(client, list, { query }));
}

function onlyDevices(read: ReadList): ReadList {
  return { ...read, items: read.items.filter((one) => (text(one, '@odata.type') ?? DEVICE) === DEVICE) };
}

const DEVICE = '#microsoft.graph.device';
