import type { Platform } from '../../../../helpdesk/actions/platform.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

const UNTOUCHED: Partial<Record<Platform, string>> = {
  windows: 'What you chose to keep, and the account with its data in the cloud.',
  ios: 'The account and its data in the cloud, and the eSIM’s data plan if you chose to keep it.',
  android: 'The account and its data in the cloud, and the eSIM’s data plan if you chose to keep it.',
};

export const wipe: WordsOf<'wipe'> = {
  title: 'Wipe',
  permission: 'Wipe',
  question: 'Wipe this device?',
  confirm: 'Confirm wipe',
  done: 'Wiped',
  effects: (platform) => ({
    happens:
      'The device returns to its factory state at its next check-in and leaves Intune. Other actions that wait for it are canceled. This can’t be undone.',
    notice:
      platform === 'windows'
        ? 'Everything on it is gone, except what you chose to keep. They set it up again.'
        : 'Everything on it is gone, including their own photos and files. They set it up again.',
    untouched: UNTOUCHED[platform] ?? 'The account and its data in the cloud.',
  }),
  fields: {
    keepEnrollmentData: {
      label: 'Keep it enrolled',
      hint: 'Windows is reset and the device stays enrolled in Intune',
    },
    keepUserData: { label: 'Keep user data', hint: 'The user’s account and files on the device stay' },
    macOsUnlockCode: {
      label: 'Recovery PIN',
      hint: 'Six digits. Write them down now: nobody can use the Mac without them',
      faults: {
        required: 'Choose a PIN of six digits and write it down: the Mac asks for it.',
        tooLong: 'Enter only six digits.',
      },
    },
    persistEsimDataPlan: {
      label: 'Keep the eSIM’s data plan',
      hint: 'The mobile plan on the device’s eSIM stays',
    },
  },
  refusals: refusals('be wiped from Intune', 'wipe it on the device itself', {
    personalAndroid: 'a personal Android device can’t be wiped; retire it instead.',
    userEnrolled: 'a device under Apple’s User Enrollment can’t be wiped; retire it instead.',
  }),
};
