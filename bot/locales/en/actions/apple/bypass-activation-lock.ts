import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const bypassActivationLock: WordsOf<'bypassActivationLock'> = {
  title: 'Disable Activation Lock',
  permission: 'Bypass activation lock',
  question: 'Turn off Activation Lock?',
  confirm: 'Confirm turning off Activation Lock',
  done: 'Activation Lock turned off',
  effects: () => ({
    happens:
      'Apple is asked to turn off Activation Lock. The device can then be set up again without the previous person’s Apple Account. Wipe it soon, or the lock comes back.',
    notice: 'Nothing at first. Until the lock is on again, a thief could set up the device too.',
    untouched: 'Apps, data and settings.',
  }),
  refusals: refusals(
    'have Activation Lock turned off from Intune',
    'the person turns it off with their Apple Account',
    {
      windows: 'Windows has no Activation Lock; there is nothing to turn off.',
      android: 'Android has no Activation Lock; there is nothing to turn off.',
      aosp: 'AOSP has no Activation Lock; there is nothing to turn off.',
      linux: 'Linux has no Activation Lock; there is nothing to turn off.',
      chromeOS: 'ChromeOS has no Activation Lock; there is nothing to turn off.',
    },
  ),
};
