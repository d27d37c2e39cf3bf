import type { Platform } from '../../helpdesk/actions/platform.ts';
import type { ActionWords, Effects } from './action-words.ts';

const CANCELS = 'Other actions that wait for the device are canceled. This can’t be undone.';

const UNTOUCHED_BY_WIPE: Partial<Record<Platform, string>> = {
  windows: 'What you chose to keep; the account and its data in the cloud.',
  ios: 'The eSIM’s data plan where you chose to keep it; the account and its data in the cloud.',
};

function wiped(platform: Platform): Effects {
  return {
    happens: `The device is reset to how it left the factory at its next check-in, and leaves Intune. ${CANCELS}`,
    notice:
      platform === 'windows'
        ? 'Everything on it is gone but for what you chose to keep; they set it up anew.'
        : 'Everything on it is gone, their own photos and files, too; they set it up anew.',
    untouched: UNTOUCHED_BY_WIPE[platform] ?? 'The account and its data in the cloud.',
  };
}

/** Actions after which a device is no longer managed. */
export const leavingWords: Record<string, ActionWords> = {
  wipe: {
    question: 'Wipe this device?',
    confirm: 'Confirm wipe',
    done: 'Wiped',
    effects: wiped,
    fields: {
      keepEnrollmentData: {
        label: 'Keep it enrolled',
        hint: 'Windows is reset and the device stays enrolled in Intune',
      },
      keepUserData: {
        label: 'Keep user data',
        hint: 'The user’s account and files on the device stay',
      },
      macOsUnlockCode: {
        label: 'Recovery PIN',
        hint: 'Six digits; without them nobody can use the Mac afterwards. Note them before you go on',
        faults: {
          required: 'Choose a PIN of six digits and note it: the Mac asks for it.',
          tooLong: 'Six digits, no more.',
        },
      },
      persistEsimDataPlan: {
        label: 'Keep the eSIM’s data plan',
        hint: 'The mobile plan on the device’s eSIM stays',
      },
    },
  },
  retire: {
    question: 'Retire this device?',
    confirm: 'Confirm retire',
    done: 'Retired',
    effects: (platform) => ({
      happens: `What the organization put on the device is removed at its next check-in, and it leaves Intune. ${CANCELS}`,
      notice:
        platform === 'android'
          ? 'The work profile with its apps and data is gone.'
          : 'Work apps, mail, Wi-Fi and VPN profiles that Intune put there are gone.',
      untouched: 'Their own apps, photos and files stay.',
    }),
  },
};
