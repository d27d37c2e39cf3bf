import type { Known } from './known.ts';

export const diagnostics = {
  title: (device: string) => `Logs of ${device}`,
  /** Graph's `status`. */
  states: { pending: 'Pending', completed: 'Completed', failed: 'Failed' } as Known,
  requested: (when: string) => `requested ${when}`,
  waitsLong: 'It has waited for a long time: the device is probably offline.',
  received: (when: string, size: string | undefined) =>
    size === undefined ? `Received ${when}` : `Received ${when}, ${size}`,
  megabytes: (n: string) => `${n} MB`,
  expires: (when: string) => `Deleted ${when}`,
  by: (upn: string) => `Requested by ${upn}`,
  download: 'The files can be downloaded only in the Intune admin center.',
  part: (device: string) => `diagnostics of ${device}`,
};
