import { caseDevices } from './case-devices.ts';
import { demoDevices } from './demo-devices.ts';
import { devicesOfPeople } from './devices-of-people.ts';
import type { DeviceRow } from './device.ts';
import { deviceIdOf, entraDevice, entraId, inEntra, managedDevice, managedId } from './device.ts';
import { labDevices } from './lab-devices.ts';
import { moreDevices } from './more-devices.ts';
import { registeredDevices } from './registered-only.ts';
import { taggedDevices } from './tagged-devices.ts';
import type { Row } from '../row.ts';

/** A device's position is part of its id, so new devices go to the end. */
const rows: readonly DeviceRow[] = [
  ...devicesOfPeople,
  ...moreDevices,
  ...labDevices,
  ...demoDevices,
  ...taggedDevices,
  ...caseDevices,
];

export const managedDevices: readonly Row[] = rows.map((row, at) => managedDevice(row, at + 1));

export const devices: readonly Row[] = [
  ...rows.flatMap((row, at) => (inEntra(row) ? [entraDevice(row, managedDevices[at] ?? {}, at + 1)] : [])),
  ...registeredDevices,
];

function placeOf(name: string): number {
  const at = rows.findIndex((row) => row.deviceName === name && inEntra(row));
  if (at === -1) throw new Error(`no device ${name}`);
  return at + 1;
}

/** The devices' objects in Entra. */
export const entra = (...names: string[]): string[] => names.map((name) => entraId(placeOf(name)));
/** A device's id in Intune. */
export const managed = (name: string): string => managedId(placeOf(name));
/** A device's id in Entra, as keys name it. */
export const entraIdOf = (name: string): string => deviceIdOf(placeOf(name));
/** The ids in Entra of all Windows devices. */
export const windowsDevices = (): string[] =>
  rows.flatMap((row, at) => (row.platform.startsWith('windows') ? [deviceIdOf(at + 1)] : []));
