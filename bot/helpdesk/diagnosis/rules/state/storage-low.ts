import { deviceRule } from '../../rule.ts';

export const storageLow = deviceRule({
  id: 'storageLow',
  place: 530,
  kinds: ['record'],
  severity: 'warns',
  next: {},
  find(device, _facts, { thresholds }) {
    const { totalStorageSpaceInBytes: total = 0, freeStorageSpaceInBytes: free } = device;
    // zero bytes in all means that nobody measured
    if (total <= 0 || free === undefined || (free / total) * 100 >= thresholds.storagePercent)
      return undefined;
    return { values: { percent: Math.floor((free / total) * 100) }, asOf: device.lastSyncDateTime };
  },
});
