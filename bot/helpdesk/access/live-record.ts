import { checkInOf } from '../contracts/graph/dates.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import { Problem } from '../contracts/problem.ts';

/**
 * The record that says whose machine a device in Entra is now: of those in Intune that are of the same machine, the one that checked in last.
 * An older one, left by an earlier enrollment, may name somebody who no longer has it.
 * @throws Problem if the others can't be read, or nobody knows which of them checked in last
 */
export async function liveRecord(graph: GraphApi, device: ManagedDevice): Promise<ManagedDevice> {
  if (device.azureADDeviceId === undefined) return device;
  const records = await graph.devices.withEntraId(device.azureADDeviceId, { tags: true });
  const others = records.filter(({ id }) => id !== device.id);
  if (others.length > 0 && [device, ...others].some(({ checkInUnread }) => checkInUnread))
    throw new Problem({ kind: 'unreadable', detail: 'which record of a machine checked in last' });
  return others.find((one) => checkInOf(one) > checkInOf(device)) ?? device;
}

/** Of records of one machine, the one that checked in last. Of those that say the same, or of which nobody knows, each. */
export function liveAmong<D extends ManagedDevice>(records: readonly D[]): D[] {
  const last = Math.max(...records.map(checkInOf));
  return records.filter((one) => checkInOf(one) === last || one.checkInUnread);
}
