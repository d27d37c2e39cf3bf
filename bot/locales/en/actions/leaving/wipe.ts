import type { FormValues } from '../../../../helpdesk/contracts/form-values.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

/** What stays, one clause each. Only what was chosen is among them. */
function untouched({ keepUserData, keepEnrollmentData, persistEsimDataPlan }: FormValues): string {
  const stays = [
    'The account and its data in the cloud',
    ...(keepUserData === true ? ['the user’s account and files on the device'] : []),
    ...(keepEnrollmentData === true ? ['the enrollment in Intune'] : []),
    ...(persistEsimDataPlan === true ? ['the eSIM’s data plan'] : []),
  ];
  const last = stays.pop();
  return stays.length > 0 ? `${stays.join(', ')} and ${last}.` : `${last}.`;
}

export const wipe: WordsOf<'wipe'> = {
  title: 'Wipe',
  permission: 'Wipe',
  question: 'Wipe this device?',
  confirm: 'Confirm wipe',
  done: 'Wiped',
  effects: (_, chosen) => ({
    happens: `The device returns to its factory state at its next check-in${
      chosen.keepEnrollmentData === true ? ' and stays enrolled in Intune' : ' and leaves Intune'
    }. Other actions that wait for it are canceled. This can’t be undone.`,
    notice: `${
      chosen.keepUserData === true
        ? 'Their apps and settings are gone. Their account and files on the device stay.'
        : 'Everything on it is gone, including their own photos and files. They set it up again.'
    }${chosen.persistEsimDataPlan === false ? ' The eSIM’s data plan is gone too.' : ''}`,
    untouched: untouched(chosen),
  }),
  fields: {
    keepEnrollmentData: {
      label: 'Keep it enrolled',
      hint: 'Windows is reset and the device stays enrolled in Intune',
      chosen: { yes: 'the device stays enrolled in Intune.', no: 'the device leaves Intune.' },
    },
    keepUserData: {
      label: 'Keep user data',
      hint: 'The user’s account and files on the device stay',
      chosen: {
        yes: 'the user’s account and files on the device stay.',
        no: 'the user’s account and files on the device are deleted.',
      },
    },
    useProtectedWipe: {
      label: 'Go on if power is lost',
      hint: 'The wipe goes on after a loss of power. Some devices may not start again',
      chosen: {
        yes: 'the wipe goes on after a loss of power; some devices may not start again.',
        no: 'a wipe that loses power may stop.',
      },
    },
    macOsUnlockCode: {
      label: 'Recovery PIN',
      hint: 'Six digits. Write them down now: nobody can use the Mac without them',
      faults: {
        required: 'Choose a PIN of six digits and write it down: the Mac asks for it.',
        tooLong: 'Enter only six digits.',
      },
    },
    obliterationBehavior: {
      label: 'If the Mac can’t erase its content and settings',
      hint: 'What the Mac does then, with macOS 12 or later',
      choices: {
        default: 'Reports an error, and erases everything with the system',
        doNotObliterate: 'Reports an error, and erases nothing',
        obliterateWithWarning: 'Accepts, and erases everything with the system',
        always: 'Always erases everything with the system',
      },
    },
    persistEsimDataPlan: {
      label: 'Keep the eSIM’s data plan',
      hint: 'The mobile plan on the device’s eSIM stays',
      chosen: { yes: 'the mobile plan on the eSIM stays.', no: 'the mobile plan on the eSIM is deleted.' },
    },
  },
  refusals: refusals('be wiped from Intune', 'wipe it on the device itself', {
    personalAndroid: 'a personal Android device can’t be wiped; retire it instead.',
    userEnrolled: 'a device under Apple’s User Enrollment can’t be wiped; retire it instead.',
  }),
};
