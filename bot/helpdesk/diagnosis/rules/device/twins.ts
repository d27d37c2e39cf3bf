import { checkInOf } from '../../../contracts/graph/dates.ts';
import type { ManagedDevice } from '../../../contracts/model.ts';

/** Serial numbers that makers leave in by mistake (Microsoft Learn, "Corporate identifiers"). They say nothing. */
const MEANINGLESS =
  /^(?:0+|x+|1234567890*|n\/?a|none|null|invalid|unknown|not (?:specified|available|applicable)|default string|(?:system |chassis )?serial number|to be filled by o\.?e\.?m\.?|o\.?e\.?m\.?)$/i;

const newest = new WeakMap<readonly ManagedDevice[], Map<string, ManagedDevice>>();

/** The device that checked in last, by serial number. Made once for a list: somebody may have a thousand devices. */
function newestOf(devices: readonly ManagedDevice[]): Map<string, ManagedDevice> {
  const known = newest.get(devices);
  if (known) return known;
  const made = new Map<string, ManagedDevice>();
  for (const device of devices) {
    const serial = serialOf(device);
    if (serial === undefined) continue;
    const before = made.get(serial);
    if (!before || checkInOf(device) > checkInOf(before)) made.set(serial, device);
  }
  newest.set(devices, made);
  return made;
}

function serialOf({ serialNumber }: ManagedDevice): string | undefined {
  const serial = serialNumber?.trim().toLowerCase();
  return serial === undefined || serial === '' || MEANINGLESS.test(serial) ? undefined : serial;
}

/** The device with the same serial number that checked in last: the machine's live record. Of two at the same time, it is the first. */
export function liveTwin(
  device: ManagedDevice,
  devices: readonly ManagedDevice[],
): ManagedDevice | undefined {
  const serial = serialOf(device);
  // which of two is the live one can't be told without both dates
  if (device.checkInUnread || serial === undefined) return undefined;
  const live = newestOf(devices).get(serial);
  return live?.id === device.id ? undefined : live;
}
