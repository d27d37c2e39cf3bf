import { hoursSince } from '../../age.ts';
import { deviceRule, plainly } from '../../rule.ts';

/** Soon after enrollment this passes by itself. */
export const notEvaluated = deviceRule({
  id: 'notEvaluated',
  place: 470,
  kinds: ['compliance'],
  severity: 'warns',
  next: { action: 'syncDevice' },
  find(device, _facts, { now, thresholds }) {
    if (device.complianceState !== 'unknown') return undefined;
    const hours = hoursSince(device.enrolledDateTime, now);
    return hours === undefined || hours > thresholds.evaluationHours
      ? plainly(device.lastSyncDateTime)
      : undefined;
  },
});
