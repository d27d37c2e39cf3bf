import { checkInOf } from '../../../contracts/graph/dates.ts';
import { deviceRule } from '../../rule.ts';
import { liveTwin } from './twins.ts';

const DAY = 86_400_000;

/** An old record of a machine that was enrolled again. It is not what the person has in their hands. */
export const staleDuplicate = deviceRule({
  id: 'staleDuplicate',
  place: 580,
  hides: ['compliance', 'checkIn', 'record'],
  severity: 'notes',
  next: { escalate: 'intune' },
  find(device, { devices }, { thresholds }) {
    const twin = liveTwin(device, devices);
    if (!twin || checkInOf(twin) - checkInOf(device) <= thresholds.duplicateDays * DAY) return undefined;
    return { values: { twin: twin.deviceName }, asOf: device.lastSyncDateTime };
  },
});
