import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentEnrollmentRestrictionsEnforced = enrollmentFailed({
  id: 'enrollmentEnrollmentRestrictionsEnforced',
  place: 180,
  category: 'enrollmentRestrictionsEnforced',
  next: { escalate: 'intune' },
});
