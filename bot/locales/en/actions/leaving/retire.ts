import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const retire: WordsOf<'retire'> = {
  title: 'Retire',
  permission: 'Retire',
  question: 'Retire this device?',
  confirm: 'Confirm retire',
  done: 'Retired',
  effects: (platform) => ({
    happens:
      'The organization’s apps, data and settings are removed at the device’s next check-in, and the device leaves Intune. Other actions that wait for it are canceled. This can’t be undone.',
    notice:
      platform === 'android'
        ? 'The work profile with its apps and data is gone.'
        : 'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone.',
    untouched: 'Their own apps, photos and files.',
  }),
  refusals: refusals('be retired', 'remove it in the Intune admin center', {
    corporateAndroid: 'a corporate Android device can’t be retired; wipe it instead.',
    aosp: 'an AOSP device can’t be retired; wipe it instead.',
    chromeOS: 'ChromeOS can’t be retired; wipe it, or deprovision it in the Google Admin console, instead.',
  }),
};
