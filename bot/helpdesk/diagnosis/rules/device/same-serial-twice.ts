import { checkInOf } from '../../../contracts/graph/dates.ts';
import { deviceRule } from '../../rule.ts';
import { liveTwin } from './twins.ts';

const DAY = 86_400_000;

/** Two records that both live: which of them is the machine isn't clear, so the newer check-in counts. */
export const sameSerialTwice = deviceRule({
  id: 'sameSerialTwice',
  place: 520,
  kinds: ['record'],
  severity: 'warns',
  next: { escalate: 'intune' },
  find(device, { devices }, { thresholds }) {
    const twin = liveTwin(device, devices);
    if (!twin || checkInOf(twin) - checkInOf(device) > thresholds.duplicateDays * DAY) return undefined;
    return {
      values: { twin: twin.deviceName, serial: device.serialNumber ?? '' },
      asOf: device.lastSyncDateTime,
    };
  },
});
