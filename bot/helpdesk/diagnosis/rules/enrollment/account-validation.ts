import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentAccountValidation = enrollmentFailed(
  'enrollmentAccountValidation',
  'accountValidation',
  { escalate: 'identity' },
);
