import { enrollmentFailed } from './enrollment-failed.ts';

export const enrollmentInMaintenance = enrollmentFailed('enrollmentInMaintenance', 'inMaintenance', {});
