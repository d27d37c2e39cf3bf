import type { GraphApi } from '../contracts/graph.ts';
import type { ManagedDevice, SameName } from '../contracts/model.ts';
import { part } from '../contracts/problem.ts';
import { plainName, sameId } from '../contracts/same-text.ts';

type Named = Pick<ManagedDevice, 'deviceName' | 'serialNumber'> & { id: string };

/**
 * Whether other devices of the tenant bear this one's name, in the operator's scope or not. What can't be found out is a doubt: so is a list
 * in which the device itself is missing.
 */
export async function othersNamed(
  graph: GraphApi,
  { id, deviceName, serialNumber }: Named,
): Promise<SameName> {
  if (plainName(deviceName) === '') return 'none';
  const read = await part(graph.devices.named(deviceName));
  if (!read.ok) return 'unread';
  const others = read.value.items.filter((one) => one.id !== id);
  if (others.some((one) => serialNumber !== undefined && sameId(one.serialNumber, serialNumber)))
    return 'sameSerial';
  if (others.length > 0) return 'others';
  if (read.value.items.length === 0) return 'unread';
  if (read.value.all) return 'none';
  return read.value.unsearched ? 'managedNamesUnread' : 'unread';
}
