import { cases } from '../cases/index.ts';
import type { DeviceRow } from './device.ts';
import { device } from './device.ts';

/** The devices of the department Practice. */
export const caseDevices: readonly DeviceRow[] = cases.flatMap(({ key, devices = [] }) =>
  devices.map(({ platform, name, record, entra }) => ({
    ...device(platform, key, name, record),
    ...(entra && { entra }),
  })),
);
