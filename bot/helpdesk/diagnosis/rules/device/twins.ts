import type { ManagedDevice } from '../../../contracts/model.ts';
import { sameId } from '../../../contracts/same-text.ts';

/** Serial numbers that makers leave in by mistake (Microsoft Learn, "Corporate identifiers"). They say nothing. */
const MEANINGLESS =
  /^(?:0+|1234567890*|none|unknown|default string|system serial number|to be filled by o\.?e\.?m\.?)$/i;

/** The device that checked in later and has the same serial number: the machine's live record. */
export function liveTwin(
  device: ManagedDevice,
  devices: readonly ManagedDevice[],
): ManagedDevice | undefined {
  const { serialNumber } = device;
  // which of two is the live one can't be told without both dates
  if (device.checkInUnread || serialNumber === undefined || MEANINGLESS.test(serialNumber.trim()))
    return undefined;
  const at = checkIn(device);
  return devices
    .filter(
      (other) => other.id !== device.id && sameId(other.serialNumber, serialNumber) && checkIn(other) > at,
    )
    .toSorted((a, b) => checkIn(b) - checkIn(a))[0];
}

export const checkIn = ({ lastSyncDateTime }: ManagedDevice): number =>
  Date.parse(lastSyncDateTime ?? '') || 0;
