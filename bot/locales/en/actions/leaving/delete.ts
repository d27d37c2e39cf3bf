import type { Platform } from '../../../../helpdesk/actions/platform.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

const RETIRES =
  'The device disappears from Intune at once. The organization’s apps, data and settings are removed when it next checks in.';

const HAPPENS: Partial<Record<Platform, string>> = {
  windows: `${RETIRES} BitLocker is suspended: the drive is no longer protected until somebody turns it on again.`,
  android:
    'The device disappears from Intune at once. When it next checks in, a corporate device is wiped, and a personal one loses its work profile.',
  aosp: 'The device disappears from Intune at once, and is wiped when it next checks in.',
};

const NOTICE: Partial<Record<Platform, string>> = {
  windows:
    'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone. If the device is joined to Microsoft Entra, nobody can sign in with a work account any more: without a local account they are locked out.',
  android: 'On a corporate device everything is gone. On a personal one, the work profile is.',
  aosp: 'Everything on it is gone.',
};

const UNTOUCHED: Partial<Record<Platform, string>> = {
  android: 'The account and its data in the cloud. On a personal device, their own apps and files.',
  aosp: 'The account and its data in the cloud.',
};

export const deleteDevice: WordsOf<'delete'> = {
  title: 'Delete',
  permission: 'Delete managed devices',
  question: 'Delete this device from Intune?',
  confirm: 'Confirm delete',
  done: 'Deleted',
  effects: (platform) => ({
    happens: `${HAPPENS[platform] ?? RETIRES} Other actions that wait for it are canceled. This can’t be undone.`,
    notice: NOTICE[platform] ?? 'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone.',
    untouched:
      UNTOUCHED[platform] ??
      'Their own apps, photos and files. The device’s object in Microsoft Entra stays.',
  }),
  refusals: refusals('be deleted from Intune', 'do it in the Intune admin center', {
    chromeOS: 'ChromeOS can’t be deleted; deprovision it instead.',
  }),
};
