import type { Effects, WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

const mac: Effects = {
  happens:
    'The Mac restarts at its next check-in and locks with a PIN. The Intune admin center shows the PIN for 30 days. Don’t lock it again before the PIN is used.',
  notice: 'Unsaved work is lost, and they can’t get back in without the PIN.',
  untouched: 'Files, apps and settings.',
};

const others: Effects = {
  happens: 'The screen locks at the device’s next check-in, within minutes if it is online.',
  notice:
    'The screen goes dark, and they unlock it with their own passcode. A device without a passcode doesn’t stay locked.',
  untouched: 'Apps, data and settings.',
};

export const remoteLock: WordsOf<'remoteLock'> = {
  title: 'Remote lock',
  permission: 'Remote lock',
  question: 'Lock this device?',
  confirm: 'Confirm remote lock',
  done: 'Locked',
  effects: (platform) => (platform === 'macos' ? mac : others),
  refusals: refusals('be locked remotely', 'block sign-in for the account instead', {
    windows: 'Windows can’t be locked remotely; restart it, or block sign-in for the account, instead.',
    chromeOS: 'ChromeOS can’t be locked from Intune; lock or disable it in the Google Admin console instead.',
    personalAndroid:
      'a personal Android work profile can’t be locked remotely; reset its passcode, or retire it, instead.',
    unknownOwnership:
      'Intune doesn’t say whether this Android device is corporate, and only corporate ones can be locked. Set the ownership in Intune first.',
    exchangeOnly: 'only Exchange ActiveSync manages this device; lock or block it in Exchange instead.',
  }),
};
