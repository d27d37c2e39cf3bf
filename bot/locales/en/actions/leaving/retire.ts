import type { Platform } from '../../../../helpdesk/actions/platform.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

const NOTICE: Partial<Record<Platform, string>> = {
  android: 'The work profile with its apps and data is gone.',
  windows:
    'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone. If the device is joined to Microsoft Entra, nobody can sign in with a work account any more: without a local account they are locked out.',
};

export const retire: WordsOf<'retire'> = {
  title: 'Retire',
  permission: 'Retire',
  question: 'Retire this device?',
  confirm: 'Confirm retire',
  done: 'Retired',
  effects: (platform) => ({
    happens: [
      'The organization’s apps, data and settings are removed at the device’s next check-in, and the device leaves Intune. Other actions that wait for it are canceled.',
      ...(platform === 'windows'
        ? ['BitLocker is suspended: the drive is no longer protected until somebody turns it on again.']
        : []),
      'This can’t be undone.',
    ].join(' '),
    notice: NOTICE[platform] ?? 'Work apps, mail, Wi-Fi and VPN profiles from Intune are gone.',
    untouched: 'Their own apps, photos and files.',
  }),
  refusals: refusals('be retired', 'remove it in the Intune admin center', {
    corporateAndroid: 'a corporate Android device can’t be retired; wipe it instead.',
    aosp: 'an AOSP device can’t be retired; wipe it instead.',
    chromeOS: 'ChromeOS can’t be retired; deprovision it, or wipe it, instead.',
  }),
};
