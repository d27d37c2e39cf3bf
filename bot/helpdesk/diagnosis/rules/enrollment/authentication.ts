import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentAuthentication = enrollmentFailed('enrollmentAuthentication', 'authentication', {
  escalate: 'identity',
});
