import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentDeviceNotSupported = enrollmentFailed(
  'enrollmentDeviceNotSupported',
  'deviceNotSupported',
  {},
);
