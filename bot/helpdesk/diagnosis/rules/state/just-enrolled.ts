import { hoursSince } from '../../age.ts';
import { deviceRule } from '../../rule.ts';

export const justEnrolled = deviceRule({
  id: 'justEnrolled',
  place: 590,
  kinds: ['compliance'],
  severity: 'notes',
  next: { action: 'syncDevice' },
  find({ complianceState, enrolledDateTime: at }, _facts, { now, thresholds }) {
    const hours = hoursSince(at, now);
    if (complianceState !== 'unknown' || at === undefined || hours === undefined) return undefined;
    return hours <= thresholds.evaluationHours ? { values: { enrolled: { at } }, asOf: at } : undefined;
  },
});
