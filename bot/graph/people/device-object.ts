import type { EntraDevice } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { firstPage } from '../http/pages.ts';
import { present } from '../json/required.ts';
import { cleanText } from '../odata/clean-text.ts';
import { encode } from '../odata/encode.ts';
import { NO_GUID } from '../../helpdesk/contracts/guid.ts';
import { literal } from '../odata/literal.ts';
import { ENTRA_DEVICE_FIELDS, toEntraDevice } from './entra-device.ts';

/** The Entra object of a device by its deviceId. */
export async function deviceObject(client: GraphClient, deviceId: string): Promise<EntraDevice | undefined> {
  const id = cleanText(deviceId);
  if (id === '' || id === NO_GUID) return undefined;
  const query = { $select: ENTRA_DEVICE_FIELDS };
  try {
    return toEntraDevice(await client.get(`/devices(deviceId=${encode(literal(id))})`, { query }));
  } catch (error) {
    // not every Graph has this key
    if (!(error instanceof Problem && (error.status === 400 || error.status === 404))) throw error;
  }
  const { items } = await firstPage(client, '/devices', {
    query: { $filter: `deviceId eq ${literal(id)}`, ...query },
  });
  return items.map(toEntraDevice).find(present);
}
