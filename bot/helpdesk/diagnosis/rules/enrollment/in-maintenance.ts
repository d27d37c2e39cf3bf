import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentInMaintenance = enrollmentFailed({
  id: 'enrollmentInMaintenance',
  place: 200,
  category: 'inMaintenance',
  next: {},
});
