import type { DeviceRow } from './device.ts';

export const demoDevices: readonly DeviceRow[] = [];
