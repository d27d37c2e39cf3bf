import { TAGS } from '../ids.ts';
import type { DeviceRow } from './device.ts';
import { device } from './device.ts';

/** Devices to try scope tags on: one person has a tagged one and one with only the default tag. */
export const taggedDevices: readonly DeviceRow[] = [
  device('iosSupervised', 'priya.raman', 'Priya iPhone', { roleScopeTagIds: [TAGS.research] }),
  device('iosSupervised', 'priya.raman', 'Priya spare iPhone'),
  device('iosSupervised', 'ingrid.solberg', 'Ingrid iPhone', { roleScopeTagIds: [TAGS.logistics] }),
];
