import { daysUntil } from '../../age.ts';
import { deviceRule } from '../../rule.ts';

/** A device renews its certificate when it checks in. */
export const certificateExpiresSoon = deviceRule({
  id: 'certificateExpiresSoon',
  place: 540,
  kinds: ['checkIn'],
  severity: 'warns',
  next: { action: 'syncDevice' },
  find({ managementCertificateExpirationDate: at }, _facts, { now, thresholds }) {
    const days = daysUntil(at, now);
    if (at === undefined || days === undefined || days < 0 || days > thresholds.certificateDays)
      return undefined;
    return { values: { expires: { at } } };
  },
});
