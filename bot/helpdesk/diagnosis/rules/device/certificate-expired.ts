import { daysSince } from '../../age.ts';
import { deviceRule } from '../../rule.ts';

export const certificateExpired = deviceRule({
  id: 'certificateExpired',
  severity: 'blocks',
  next: {},
  find({ managementCertificateExpirationDate: at }, _facts, { now }) {
    const days = daysSince(at, now);
    return at !== undefined && days !== undefined && days > 0
      ? { values: { expired: { at } }, asOf: at }
      : undefined;
  },
});
