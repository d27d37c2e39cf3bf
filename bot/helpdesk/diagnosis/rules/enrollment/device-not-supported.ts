import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentDeviceNotSupported = enrollmentFailed({
  id: 'enrollmentDeviceNotSupported',
  place: 160,
  category: 'deviceNotSupported',
  next: {},
});
