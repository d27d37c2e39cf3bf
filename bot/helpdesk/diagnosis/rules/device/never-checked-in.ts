import { deviceRule, plainly } from '../../rule.ts';

export const neverCheckedIn = deviceRule({
  id: 'neverCheckedIn',
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find: ({ lastSyncDateTime, checkInUnread, enrolledDateTime }) =>
    lastSyncDateTime === undefined && !checkInUnread ? plainly(enrolledDateTime) : undefined,
});
