import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentUserAbandonment = enrollmentFailed({
  id: 'enrollmentUserAbandonment',
  place: 220,
  category: 'userAbandonment',
  next: {},
});
