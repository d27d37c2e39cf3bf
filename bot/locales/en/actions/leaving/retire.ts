import type { Translator } from '../../../translator.ts';
import type { Platform } from '../../../../helpdesk/actions/platform.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const retire = ({ t }: Translator): WordsOf<'retire'> => {
  const notice: Partial<Record<Platform, string>> = {
    android: t('The work profile with its apps and data is gone.'),
    windows: t(
      'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone. If the device is joined to Microsoft Entra, nobody can sign in with a work account anymore: without a local account they are locked out.',
    ),
  };
  return {
    title: t('Retire'),
    permission: t('Retire'),
    question: t('Retire this device?'),
    confirm: t('Confirm retire'),
    done: t('Retired'),
    effects: (platform) => ({
      happens: [
        t(
          'The organization’s apps, data and settings are removed at the device’s next check-in, and the device leaves Intune. Other actions that wait for it are canceled.',
        ),
        ...(platform === 'windows'
          ? [t('BitLocker is suspended: the drive is no longer protected until somebody turns it on again.')]
          : []),
        t('This can’t be undone.'),
      ].join(' '),
      notice: notice[platform] ?? t('Work apps, mail, Wi-Fi and VPN profiles from Intune are gone.'),
      untouched: t('Their own apps, photos and files.'),
    }),
    refusals: refusals(t, t('be retired'), t('remove it in the Intune admin center'), {
      corporateAndroid: t('a corporate Android device can’t be retired; wipe it instead.'),
      aosp: t('an AOSP device can’t be retired; wipe it instead.'),
      chromeOS: t('ChromeOS can’t be retired; deprovision it, or wipe it, instead.'),
    }),
  };
};
