import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentFeatureNotSupported = enrollmentFailed({
  id: 'enrollmentFeatureNotSupported',
  place: 170,
  category: 'featureNotSupported',
  next: {},
});
