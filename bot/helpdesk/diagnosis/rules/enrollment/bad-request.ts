import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentBadRequest = enrollmentFailed({
  id: 'enrollmentBadRequest',
  place: 190,
  category: 'badRequest',
  next: {},
});
