import { deviceRule, plainly } from '../../rule.ts';

export const neverCheckedIn = deviceRule({
  id: 'neverCheckedIn',
  place: 250,
  kinds: ['checkIn'],
  hides: ['compliance', 'certificateExpiresSoon'],
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find: ({ lastSyncDateTime, checkInUnread, enrolledDateTime }) =>
    lastSyncDateTime === undefined && !checkInUnread ? plainly(enrolledDateTime) : undefined,
});
