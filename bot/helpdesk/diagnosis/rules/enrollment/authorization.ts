import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentAuthorization = enrollmentFailed('enrollmentAuthorization', 'authorization', {
  escalate: 'licensing',
});
