import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const syncDevice: WordsOf<'syncDevice'> = {
  title: 'Sync',
  permission: 'Sync devices',
  question: 'Sync this device?',
  confirm: 'Confirm sync',
  done: 'Synced',
  effects: () => ({
    happens:
      'Intune asks the device to check in now. The device gets what is waiting for it and reports its status.',
    notice: 'Usually nothing. Apps, settings or actions that were waiting may arrive.',
    untouched: 'Files, accounts and the passcode.',
  }),
  refusals: refusals('be synced from Intune', 'ask the person to open their management app and sync'),
};
