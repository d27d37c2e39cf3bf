import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentUserAbandonment = enrollmentFailed('enrollmentUserAbandonment', 'userAbandonment', {});
