import { hoursSince } from '../../age.ts';
import { personRule } from '../../rule.ts';

export const directorySyncStale = personRule({
  id: 'directorySyncStale',
  place: 560,
  severity: 'warns',
  reads: ['account'],
  next: { escalate: 'identity' },
  find({ account }, { now, thresholds }) {
    const { onPremisesLastSyncDateTime: at, onPremisesSyncEnabled } = account;
    const hours = hoursSince(at, now);
    if (at === undefined || hours === undefined || onPremisesSyncEnabled !== true) return undefined;
    return hours > thresholds.directorySyncHours ? { values: { synced: { at } }, asOf: at } : undefined;
  },
});
