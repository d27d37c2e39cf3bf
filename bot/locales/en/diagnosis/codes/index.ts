import type { Translator } from '../../../translator.ts';
import type { ErrorCode } from '../../../../helpdesk/diagnosis/codes/error-codes.ts';
import { appCodes } from './apps.ts';
import { settingCodes } from './settings.ts';
import { signInCodes } from './sign-in.ts';

/** What “why CODE” answers. */
export const codes = (translator: Translator) => {
  const { t } = translator;
  return {
    known: {
      ...settingCodes(translator),
      ...appCodes(translator),
      ...signInCodes(translator),
    } satisfies Record<ErrorCode, { means: string; next: string }>,
    which: t(
      'Say which: “why” with an error code, such as 0x87D1FDE8, -2016281112, AADSTS50126 or userValidation.',
    ),
    unknown: (code: string) => t('I don’t know what {{code}} means.', { code }),
    lookUp: t('These pages of Microsoft’s may have it. I don’t guess.'),
    next: (what: string) => t('Next: {{what}}', { what }),
    pages: {
      settings: t('Intune error codes'),
      apps: t('App installation errors'),
      enrollment: t('Windows enrollment errors'),
      signIn: t('Sign-in error codes'),
      windows: t('Windows error codes'),
      categories: t('Enrollment failures'),
    },
  };
};
