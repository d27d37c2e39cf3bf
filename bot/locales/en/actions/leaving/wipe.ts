import type { Translator } from '../../../translator.ts';
import type { FormValues } from '../../../../helpdesk/contracts/form-values.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const wipe = ({ t, and }: Translator): WordsOf<'wipe'> => {
  /** What stays, one clause each. Only what was chosen is among them. */
  function untouched({ keepUserData, keepEnrollmentData, persistEsimDataPlan }: FormValues): string {
    const stays = [
      t('The account and its data in the cloud'),
      ...(keepUserData === true ? [t('the user’s account and files on the device')] : []),
      ...(keepEnrollmentData === true ? [t('the enrollment in Intune')] : []),
      ...(persistEsimDataPlan === true ? [t('the eSIM’s data plan')] : []),
    ];
    return t('{{stays}}.', { stays: and(stays) });
  }
  return {
    title: t('Wipe'),
    permission: t('Wipe'),
    question: t('Wipe this device?'),
    confirm: t('Confirm wipe'),
    done: t('Wiped'),
    effects: (_, chosen) => ({
      happens:
        chosen.keepEnrollmentData === true
          ? t(
              'The device returns to its factory state at its next check-in and stays enrolled in Intune. Other actions that wait for it are canceled. This can’t be undone.',
            )
          : t(
              'The device returns to its factory state at its next check-in and leaves Intune. Other actions that wait for it are canceled. This can’t be undone.',
            ),
      notice: [
        chosen.keepUserData === true
          ? t('Their apps and settings are gone. Their account and files on the device stay.')
          : t(
              'Everything on it is gone, including their own photos and files. They have to set it up again.',
            ),
        ...(chosen.persistEsimDataPlan === false ? [t('The eSIM’s data plan is gone too.')] : []),
      ].join(' '),
      untouched: untouched(chosen),
    }),
    fields: {
      keepEnrollmentData: {
        label: t('Keep it enrolled'),
        hint: t('Windows is reset and the device stays enrolled in Intune'),
        chosen: { yes: t('the device stays enrolled in Intune.'), no: t('the device leaves Intune.') },
      },
      keepUserData: {
        label: t('Keep user data'),
        hint: t('The user’s account and files on the device stay'),
        chosen: {
          yes: t('the user’s account and files on the device stay.'),
          no: t('the user’s account and files on the device are deleted.'),
        },
      },
      useProtectedWipe: {
        label: t('Continue if power is lost'),
        hint: t('The wipe continues after a loss of power. Some devices may not start again'),
        chosen: {
          yes: t('the wipe continues after a loss of power; some devices may not start again.'),
          no: t('a wipe that loses power may stop.'),
        },
      },
      macOsUnlockCode: {
        label: t('Recovery PIN'),
        hint: t('Six digits. Write them down now: nobody can use the Mac without them'),
        faults: {
          required: t('Choose a PIN of six digits and write it down: the Mac asks for it.'),
          tooLong: t('Enter only six digits.'),
        },
      },
      obliterationBehavior: {
        label: t('If the Mac can’t erase its content and settings'),
        hint: t('What the Mac does then, with macOS 12 or later. “All” includes the system'),
        choices: {
          default: t('Report an error, then erase all'),
          doNotObliterate: t('Report an error, erase nothing'),
          obliterateWithWarning: t('Accept, then erase all'),
          always: t('Always erase all'),
        },
      },
      persistEsimDataPlan: {
        label: t('Keep the eSIM’s data plan'),
        hint: t('The mobile plan on the device’s eSIM stays'),
        chosen: {
          yes: t('the mobile plan on the eSIM stays.'),
          no: t('the mobile plan on the eSIM is deleted.'),
        },
      },
    },
    refusals: refusals(t, t('be wiped from Intune'), t('wipe it on the device itself'), {
      personalAndroid: t('a personal Android device can’t be wiped; retire it instead.'),
      userEnrolled: t('a device under Apple’s User Enrollment can’t be wiped; retire it instead.'),
    }),
  };
};
