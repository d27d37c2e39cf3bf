import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentEnrollmentRestrictionsEnforced = enrollmentFailed(
  'enrollmentEnrollmentRestrictionsEnforced',
  'enrollmentRestrictionsEnforced',
  { escalate: 'intune' },
);
