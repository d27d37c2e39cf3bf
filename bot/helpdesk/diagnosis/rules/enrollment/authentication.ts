import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentAuthentication = enrollmentFailed({
  id: 'enrollmentAuthentication',
  place: 120,
  kinds: ['enrollment'],
  category: 'authentication',
  next: {
    escalate: 'identity',
  },
});
