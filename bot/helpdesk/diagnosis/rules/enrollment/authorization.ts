import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentAuthorization = enrollmentFailed({
  id: 'enrollmentAuthorization',
  place: 130,
  kinds: ['enrollment', 'unlicensed'],
  category: 'authorization',
  next: {
    escalate: 'licensing',
  },
});
