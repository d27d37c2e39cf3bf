import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentClientDisconnected = enrollmentFailed({
  id: 'enrollmentClientDisconnected',
  place: 210,
  category: 'clientDisconnected',
  next: { escalate: 'network' },
});
