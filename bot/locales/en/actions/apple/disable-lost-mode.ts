import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const disableLostMode: WordsOf<'disableLostMode'> = {
  title: 'Turn off Lost mode',
  permission: 'Disable lost mode',
  question: 'Turn off Lost Mode?',
  confirm: 'Confirm leaving Lost Mode',
  done: 'Out of Lost Mode',
  effects: (platform) => ({
    happens: 'If Lost Mode is on, the device leaves it at its next check-in and can be used again.',
    notice:
      platform === 'chromeos'
        ? 'The message disappears, and they sign in as before.'
        : 'The message disappears, and they unlock the device with their passcode. It tells them if it was located.',
    untouched: 'Apps, data and settings.',
  }),
  refusals: refusals('be in Lost Mode', 'there is nothing to turn off', {
    notInLostMode: 'this device isn’t in Lost Mode, so there is nothing to turn off.',
  }),
};
