import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentFeatureNotSupported = enrollmentFailed(
  'enrollmentFeatureNotSupported',
  'featureNotSupported',
  {},
);
