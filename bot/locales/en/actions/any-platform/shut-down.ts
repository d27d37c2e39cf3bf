import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const shutDown: WordsOf<'shutDown'> = {
  title: 'Shut down',
  permission: 'Shut down',
  question: 'Shut down this device?',
  confirm: 'Confirm shut down',
  done: 'Shut down',
  effects: () => ({
    happens: 'The device turns off at its next check-in. Somebody must turn it on again by hand.',
    notice: 'It turns off without asking. Unsaved work is lost.',
    untouched: 'Saved files, apps and settings.',
  }),
  refusals: refusals('be shut down from Intune', 'ask the person to turn it off', {
    windows: 'Windows can’t be shut down from Intune; restart it instead.',
    android: 'Android can’t be shut down from Intune; restart or lock it instead.',
  }),
};
