import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rebootNow: WordsOf<'rebootNow'> = {
  title: 'Restart',
  permission: 'Reboot now',
  question: 'Restart this device?',
  confirm: 'Confirm restart',
  done: 'Restarted',
  effects: (platform) => ({
    happens:
      platform === 'android'
        ? 'The device restarts at its next check-in. It must be dedicated or fully managed, without a work profile.'
        : 'The device restarts at its next check-in, within minutes if it is online.',
    notice:
      platform === 'ios'
        ? 'It turns off and on again. It joins Wi-Fi only after it is unlocked with the passcode.'
        : 'It restarts without asking. Unsaved work is lost.',
    untouched: 'Saved files, apps and settings.',
  }),
  refusals: refusals('be restarted from Intune', 'ask the person to restart it'),
};
