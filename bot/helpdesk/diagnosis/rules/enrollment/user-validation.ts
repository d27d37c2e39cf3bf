import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentUserValidation = enrollmentFailed('enrollmentUserValidation', 'userValidation', {
  escalate: 'licensing',
});
