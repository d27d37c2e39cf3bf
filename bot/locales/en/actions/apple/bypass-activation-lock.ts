import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const bypassActivationLock = ({ t }: Translator): WordsOf<'bypassActivationLock'> => ({
  title: t('Disable Activation Lock'),
  permission: t('Bypass activation lock'),
  question: t('Turn off Activation Lock?'),
  confirm: t('Confirm turning off Activation Lock'),
  done: t('Activation Lock turned off'),
  effects: () => ({
    happens: t(
      'Apple is asked to turn off Activation Lock. The device can then be set up again without the previous person’s Apple Account. Wipe it soon, or the lock comes back.',
    ),
    notice: t('Nothing at first. Until the lock is on again, a thief could set up the device too.'),
    untouched: t('Apps, data and settings.'),
  }),
  refusals: refusals(
    t,
    t('have Activation Lock turned off from Intune'),
    t('the person turns it off with their Apple Account'),
    {
      windows: t('Windows has no Activation Lock; there is nothing to turn off.'),
      android: t('Android has no Activation Lock; there is nothing to turn off.'),
      aosp: t('AOSP has no Activation Lock; there is nothing to turn off.'),
      linux: t('Linux has no Activation Lock; there is nothing to turn off.'),
      chromeOS: t('ChromeOS has no Activation Lock; there is nothing to turn off.'),
    },
  ),
});
