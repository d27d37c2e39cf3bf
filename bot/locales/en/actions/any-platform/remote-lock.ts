import type { Translator } from '../../../translator.ts';
import type { Effects, WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const remoteLock = ({ t }: Translator): WordsOf<'remoteLock'> => {
  const mac: Effects = {
    happens: t(
      'The Mac restarts at its next check-in and locks with a PIN. The Intune admin center shows the PIN for 30 days. Don’t lock it again before the PIN is used.',
    ),
    notice: t('Unsaved work is lost, and they can’t get back in without the PIN.'),
    untouched: t('Files, apps and settings.'),
  };

  const others: Effects = {
    happens: t('The screen locks at the device’s next check-in, within minutes if it is online.'),
    notice: t(
      'The screen goes dark, and they unlock it with their own passcode. A device without a passcode doesn’t stay locked.',
    ),
    untouched: t('Apps, data and settings.'),
  };
  return {
    title: t('Remote lock'),
    permission: t('Remote lock'),
    question: t('Lock this device?'),
    confirm: t('Confirm remote lock'),
    done: t('Locked'),
    effects: (platform) => (platform === 'macos' ? mac : others),
    refusals: refusals(t, t('be locked remotely'), t('block sign-in for the account instead'), {
      windows: t('Windows can’t be locked remotely; restart it, or block sign-in for the account, instead.'),
      chromeOS: t(
        'ChromeOS can’t be locked from Intune; lock or disable it in the Google Admin console instead.',
      ),
      personalAndroid: t(
        'a personal Android work profile can’t be locked remotely; reset its passcode, or retire it, instead.',
      ),
      unknownOwnership: t(
        'Intune doesn’t say whether this Android device is corporate, and only corporate ones can be locked. Set the ownership in Intune first.',
      ),
      exchangeOnly: t('only Exchange ActiveSync manages this device; lock or block it in Exchange instead.'),
    }),
  };
};
