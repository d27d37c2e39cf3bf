import type { GraphClient } from '../http/client.ts';
import { collectAll, firstPage } from '../http/pages.ts';
import { type Json, date, flag, text } from '../json/fields.ts';
import { present, uniqueById } from '../json/lists.ts';
import { encode, userPath } from '../odata/path.ts';
import { cleanText, literal } from '../odata/text.ts';
import { NO_GUID } from '../../helpdesk/contracts/guid.ts';
import type { EntraDevice } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';

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
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  return {
    id,
    deviceId: text(from, 'deviceId'),
    displayName: text(from, 'displayName') ?? id,
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
  const id = cleanText(deviceId);
  if (id === '' || id === NO_GUID) return undefined;
  const query = { $select: ENTRA_DEVICE_FIELDS };
  try {
    return toEntraDevice(await client.get(`/devices(deviceId=${encode(literal(id))})`, { query }));
  } catch (error) {
    // Not every Graph supports this key.
    if (!(error instanceof Problem && (error.status === 400 || error.status === 404))) throw error;
  }
  const { items } = await firstPage(client, '/devices', {
    query: { $filter: `deviceId eq ${literal(id)}`, ...query },
  });
  return items.map(toEntraDevice).find(present);
}

/** Devices that the person registered or owns, managed or not. */
export async function registeredDevices(client: GraphClient, person: string): Promise<EntraDevice[]> {
  const lists = await Promise.all(
    ['registeredDevices', 'ownedDevices'].map((list) => devicesIn(client, `${userPath(person)}/${list}`)),
  );
  return uniqueById(lists.flat().map(toEntraDevice).filter(present));
}

/** Devices that the person owns, managed or not. */
export async function ownedDevices(client: GraphClient, person: string): Promise<EntraDevice[]> {
  const list = await devicesIn(client, `${userPath(person)}/ownedDevices`);
  return uniqueById(list.map(toEntraDevice).filter(present));
}

async function devicesIn(client: GraphClient, list: string): Promise<Json[]> {
  const query = { $select: ENTRA_DEVICE_FIELDS };
  try {
    return await collectAll(client, `${list}/microsoft.graph.device`, { query });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 400)) throw error;
  }
  // Not every Graph supports the cast. Without it, the list may contain more than devices.
  const objects = await collectAll(client, list, { query });
  return objects.filter((one) => (text(one, '@odata.type') ?? DEVICE) === DEVICE);
}

const DEVICE = '#microsoft.graph.device';
