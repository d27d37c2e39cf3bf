import { daysSince } from '../../age.ts';
import { personRule } from '../../rule.ts';

export const passwordOld = personRule({
  id: 'passwordOld',
  place: 550,
  severity: 'warns',
  reads: ['account'],
  next: {},
  find({ account }, { now, thresholds }) {
    const { lastPasswordChangeDateTime: at, passwordNeverExpires } = account;
    const days = daysSince(at, now);
    if (at === undefined || days === undefined || passwordNeverExpires === true) return undefined;
    return days > thresholds.passwordDays ? { values: { changed: { at } }, asOf: at } : undefined;
  },
});
