import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const disableLostMode = ({ t }: Translator): WordsOf<'disableLostMode'> => ({
  title: t('Turn off Lost mode'),
  permission: t('Disable lost mode'),
  question: t('Turn off Lost Mode?'),
  confirm: t('Confirm leaving Lost Mode'),
  done: t('Out of Lost Mode'),
  effects: (platform) => ({
    happens: t('If Lost Mode is on, the device leaves it at its next check-in and can be used again.'),
    notice:
      platform === 'chromeos'
        ? t('The message disappears, and they sign in as before.')
        : t(
            'The message disappears, and they unlock the device with their passcode. It tells them if it was located.',
          ),
    untouched: t('Apps, data and settings.'),
  }),
  refusals: refusals(t, t('be in Lost Mode'), t('there is nothing to turn off'), {
    notInLostMode: t('this device isn’t in Lost Mode, so there is nothing to turn off.'),
  }),
});
