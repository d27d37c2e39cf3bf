import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentUserValidation = enrollmentFailed({
  id: 'enrollmentUserValidation',
  place: 150,
  kinds: ['enrollment', 'unlicensed'],
  category: 'userValidation',
  next: {
    escalate: 'licensing',
  },
});
