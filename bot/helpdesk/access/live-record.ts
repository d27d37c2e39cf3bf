import type { GraphApi } from '../contracts/graph.ts';
import type { ManagedDevice } from '../contracts/model.ts';

/**
 * The record that says whose machine a device in Entra is now: of those in Intune that are of the same machine, the one that checked in last.
 * An older one, left by an earlier enrollment, may name somebody who no longer has it.
 * @throws Problem if the others can't be read
 */
export async function liveRecord(graph: GraphApi, device: ManagedDevice): Promise<ManagedDevice> {
  if (device.azureADDeviceId === undefined) return device;
  const records = await graph.devices.withEntraId(device.azureADDeviceId, { tags: true });
  return records.find((one) => checkIn(one) > checkIn(device)) ?? device;
}

/** Of records of one machine, the one that checked in last. Of those that say the same, each. */
export function liveAmong<D extends ManagedDevice>(records: readonly D[]): D[] {
  const last = Math.max(...records.map(checkIn));
  return records.filter((one) => checkIn(one) === last);
}

const checkIn = ({ lastSyncDateTime }: ManagedDevice) => Date.parse(lastSyncDateTime ?? '') || 0;
