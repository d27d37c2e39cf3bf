import type { Translator } from '../../../translator.ts';
import type { Platform } from '../../../../helpdesk/actions/platform.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const deleteDevice = ({ t }: Translator): WordsOf<'delete'> => {
  const retires = t(
    'The device disappears from Intune at once. The organization’s apps, data and settings are removed when it next checks in.',
  );

  const happens: Partial<Record<Platform, string>> = {
    windows: [
      retires,
      t('BitLocker is suspended: the drive is no longer protected until somebody turns it on again.'),
    ].join(' '),
    android: t(
      'The device disappears from Intune at once. When it next checks in, a corporate device is wiped, and a personal one loses its work profile.',
    ),
    aosp: t('The device disappears from Intune at once, and is wiped when it next checks in.'),
  };

  const notice: Partial<Record<Platform, string>> = {
    windows: t(
      'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone. If the device is joined to Microsoft Entra, nobody can sign in with a work account anymore: without a local account they are locked out.',
    ),
    android: t('On a corporate device everything is gone. On a personal one, the work profile is.'),
    aosp: t('Everything on it is gone.'),
  };

  const untouched: Partial<Record<Platform, string>> = {
    android: t('The account and its data in the cloud. On a personal device, their own apps and files.'),
    aosp: t('The account and its data in the cloud.'),
  };
  return {
    title: t('Delete'),
    permission: t('Delete managed devices'),
    question: t('Delete this device from Intune?'),
    confirm: t('Confirm delete'),
    done: t('Deleted'),
    effects: (platform) => ({
      happens: [
        happens[platform] ?? retires,
        t('Other actions that wait for it are canceled.'),
        t('This can’t be undone.'),
      ].join(' '),
      notice: notice[platform] ?? t('Work apps, mail, Wi-Fi and VPN profiles from Intune are gone.'),
      untouched:
        untouched[platform] ??
        t('Their own apps, photos and files. The device’s object in Microsoft Entra stays.'),
    }),
    refusals: refusals(t, t('be deleted from Intune'), t('do it in the Intune admin center'), {
      chromeOS: t('ChromeOS can’t be deleted; deprovision it instead.'),
    }),
  };
};
