import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { text, type Json } from '../json/fields.ts';
import { present } from '../json/lists.ts';
import type { Query } from '../odata/query.ts';
import { MANAGED_DEVICE_FIELDS, toManagedDevice } from './managed-device.ts';
import { EXPAND_USERS, expandedUser, primaryUserOf } from './primary-user.ts';

/** Devices as Graph gave them, with primary users: those that came along, the others read now, in one more round. */
export async function devicesWithUsers(
  client: GraphClient,
  devices: readonly Json[],
): Promise<ManagedDevice[]> {
  const read = await Promise.all(
    devices.map(async (device) => {
      const id = text(device, 'id');
      if (id === undefined) return undefined;
      return toManagedDevice(device, expandedUser(device) ?? (await primaryUserOf(client, id)));
    }),
  );
  return read.filter(present);
}

/** Reads a list with its devices' users by `$expand`, in the same round. A Graph that refuses to expand isn't asked to again. */
export async function readExpanded(
  client: GraphClient,
  read: (query: Query) => Promise<Json[]>,
  fields: readonly string[] = MANAGED_DEVICE_FIELDS,
): Promise<Json[]> {
  const plain = { $select: fields };
  if (!client.abilities.expandsUsers) return read(plain);
  try {
    return await read({ ...plain, $expand: EXPAND_USERS });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    const devices = await read(plain);
    // only now: what fails without it as well isn't about expanding
    client.abilities.expandsUsers = false;
    return devices;
  }
}
