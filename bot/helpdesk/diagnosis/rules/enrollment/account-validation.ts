import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentAccountValidation = enrollmentFailed({
  id: 'enrollmentAccountValidation',
  place: 140,
  kinds: ['enrollment'],
  category: 'accountValidation',
  next: { escalate: 'identity' },
});
