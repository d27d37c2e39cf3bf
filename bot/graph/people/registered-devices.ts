import type { EntraDevice } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { text, type Json } from '../json/fields.ts';
import { present } from '../json/required.ts';
import { uniqueById } from '../json/unique.ts';
import { userPath } from '../odata/path.ts';
import { ENTRA_DEVICE_FIELDS, toEntraDevice } from './entra-device.ts';

/** Devices that the person registered or owns, managed or not. */
export async function registeredDevices(client: GraphClient, person: string): Promise<EntraDevice[]> {
  const lists = await Promise.all(
    ['registeredDevices', 'ownedDevices'].map((list) => devicesIn(client, `${userPath(person)}/${list}`)),
  );
  return uniqueById(lists.flat().map(toEntraDevice).filter(present));
}

async function devicesIn(client: GraphClient, list: string): Promise<Json[]> {
  const query = { $select: ENTRA_DEVICE_FIELDS };
  try {
    return await collectAll(client, `${list}/microsoft.graph.device`, { query });
  } catch (error) {
    if (!(error instanceof Problem && error.status === 400)) throw error;
  }
  // not every Graph casts here; uncast, the list may hold more than devices
  const objects = await collectAll(client, list, { query });
  return objects.filter((one) => (text(one, '@odata.type') ?? DEVICE) === DEVICE);
}

const DEVICE = '#microsoft.graph.device';
