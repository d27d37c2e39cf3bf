import type { DeviceRow } from './device.ts';
import { device } from './device.ts';
import type { Platform } from './platforms.ts';
import { ago, DAY } from '../time.ts';

const labPlatforms: readonly Platform[] = [
  'windows',
  'iosSupervised',
  'macos',
  'androidFull',
  'ipad',
  'linux',
];

const labDevice = (n: number): DeviceRow =>
  device(
    labPlatforms[n % labPlatforms.length] ?? 'windows',
    'thea.thirty',
    `LAB-${n.toString().padStart(2, '0')}`,
    {
      ...(n % 5 === 0 ? { complianceState: 'noncompliant' } : {}),
      ...(n % 7 === 0 ? { lastSyncDateTime: ago((30 + n) * DAY) } : {}),
    },
  );

/** One person's thirty devices. */
export const labDevices: readonly DeviceRow[] = Array.from({ length: 30 }, (_, n) => labDevice(n + 1));
