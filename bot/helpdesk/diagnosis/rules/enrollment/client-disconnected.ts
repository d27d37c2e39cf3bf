import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentClientDisconnected = enrollmentFailed(
  'enrollmentClientDisconnected',
  'clientDisconnected',
  { escalate: 'network' },
);
