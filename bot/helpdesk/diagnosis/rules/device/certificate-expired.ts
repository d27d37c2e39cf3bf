import { happenedAt } from '../../../contracts/graph/dates.ts';
import { daysUntil } from '../../age.ts';
import { deviceRule } from '../../rule.ts';

/** What keeps a device from checking in explains that it is silent and that nothing arrives there, and no setting that fails. */

export const certificateExpired = deviceRule({
  id: 'certificateExpired',
  place: 240,
  kinds: ['record'],
  hides: ['checkIn', 'general', 'inactive', 'notEvaluated', 'actionPending'],
  severity: 'blocks',
  next: {},
  find({ managementCertificateExpirationDate: at, lastSyncDateTime: seen }, _facts, { now }) {
    const days = daysUntil(at, now);
    if (at === undefined || days === undefined || days >= 0) return undefined;
    // it may have a new one that Intune's record doesn't name yet
    const since = seen !== undefined && (happenedAt(seen, now) ?? 0) > Date.parse(at);
    return { values: { expired: { at }, seen: since ? { at: seen } : '' }, asOf: at };
  },
});
