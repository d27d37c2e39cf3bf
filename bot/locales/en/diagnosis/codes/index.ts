import type { ErrorCode } from '../../../../helpdesk/diagnosis/codes/error-codes.ts';
import { appCodes } from './apps.ts';
import { settingCodes } from './settings.ts';
import { signInCodes } from './sign-in.ts';

/** What “why CODE” answers. */
export const codes = {
  known: { ...settingCodes, ...appCodes, ...signInCodes } satisfies Record<
    ErrorCode,
    { means: string; next: string }
  >,
  which:
    'Say which: “why” with an error code, such as 0x87D1FDE8, -2016281112, AADSTS50126 or userValidation.',
  unknown: (code: string) => `I don’t know what ${code} means.`,
  lookUp: 'These pages of Microsoft’s may have it. I don’t guess.',
  next: (what: string) => `Next: ${what}`,
  pages: {
    settings: 'Intune error codes',
    apps: 'App installation errors',
    enrollment: 'Windows enrollment errors',
    signIn: 'Sign-in error codes',
    windows: 'Windows error codes',
    categories: 'Enrollment failures',
  },
};
