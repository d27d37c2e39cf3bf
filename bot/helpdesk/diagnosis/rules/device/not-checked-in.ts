import { daysSince } from '../../age.ts';
import { deviceRule } from '../../rule.ts';

/** The tenant's own number of days counts, where it could be read. */
export const notCheckedIn = deviceRule({
  id: 'notCheckedIn',
  place: 260,
  kinds: ['checkIn'],
  hides: ['compliance', 'certificateExpiresSoon', 'unhealthy', 'threatAgentSilent'],
  severity: 'blocks',
  reads: ['tenant'],
  next: { action: 'syncDevice' },
  find({ lastSyncDateTime: at }, { tenant }, { now, thresholds }) {
    const days = daysSince(at, now);
    if (at === undefined || days === undefined) return undefined;
    return days > (tenant.checkInDays ?? thresholds.checkInDays)
      ? { values: { seen: { at } }, asOf: at }
      : undefined;
  },
});
