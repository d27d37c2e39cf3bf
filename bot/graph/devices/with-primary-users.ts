import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { id, type Json } from '../json/fields.ts';
import { distinct, mapped, present, twinIds, type ReadList } from '../json/lists.ts';
import type { Query } from '../odata/query.ts';
import { MANAGED_DEVICE_FIELDS, assertTold, toManagedDevice } from './managed-device.ts';
import { EXPAND_USERS, expandedUser, primaryUserOf } from './primary-user.ts';

/** A list of devices with their primary users, as far as its records can be believed. `unclear`: how many can't. */
export async function withPrimaryUsers(
  client: GraphClient,
  list: ReadList,
): Promise<{
  items: ManagedDevice[];
  fault: Problem | undefined;
  unclear: number;
  unclearInEntra: string[];
}> {
  const twins = twinIds(list.items);
  const { items, fault } = mapped(list, (device) => {
    const known = id(device);
    return known === undefined ? undefined : { id: known, device };
  });
  const devices = items.filter((one) => !twins.has(one.id)).map(({ device }) => device);
  const nameless = distinct(list.items.filter((device) => id(device) === undefined));
  const twofold = list.items.filter((device) => twins.has(id(device) ?? ''));
  return {
    items: await devicesWithUsers(client, devices),
    fault: fault ?? oddIn(devices),
    unclear: twins.size + nameless.length,
    unclearInEntra: [...twofold, ...nameless].flatMap((device) => id(device, 'azureADDeviceId') ?? []),
  };
}

/** Why one of the devices may be another than it seems. */
function oddIn(devices: readonly Json[]): Problem | undefined {
  try {
    for (const device of devices) assertTold(device);
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** Devices as Graph gave them, with primary users: those that came along, the others read now, in one more round. */
export async function devicesWithUsers(
  client: GraphClient,
  devices: readonly Json[],
): Promise<ManagedDevice[]> {
  const read = await Promise.all(
    devices.map(async (device) => {
      const known = id(device);
      if (known === undefined) return undefined;
      const user = expandedUser(device) ?? (await primaryUserOf(client, known));
      return toManagedDevice(device, user, client.now());
    }),
  );
  return read.filter(present);
}

/** Reads a list with its devices' users by `$expand`, in the same round. A Graph that refuses to expand isn't asked to again. */
export async function readExpanded<T>(
  client: GraphClient,
  read: (query: Query) => Promise<T>,
  fields: readonly string[] = MANAGED_DEVICE_FIELDS,
): Promise<T> {
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
