import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentBadRequest = enrollmentFailed('enrollmentBadRequest', 'badRequest', {});
