import type { EntraDevice, ManagedDevice } from '../../../contracts/model.ts';
import { sameId } from '../../../contracts/same-text.ts';

/** The device's object in Entra. */
export function entraObject(device: ManagedDevice, entra: readonly EntraDevice[]): EntraDevice | undefined {
  const id = device.azureADDeviceId;
  if (id === undefined) return undefined;
  return entra.find(({ deviceId }) => deviceId === id) ?? entra.find(({ deviceId }) => sameId(deviceId, id));
}
