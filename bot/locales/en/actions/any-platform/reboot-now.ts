import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rebootNow = ({ t }: Translator): WordsOf<'rebootNow'> => ({
  title: t('Restart'),
  permission: t('Reboot now'),
  question: t('Restart this device?'),
  confirm: t('Confirm restart'),
  done: t('Restarted'),
  effects: (platform) => ({
    happens:
      platform === 'android'
        ? t(
            'The device restarts at its next check-in. It must be dedicated or fully managed, without a work profile.',
          )
        : t('The device restarts at its next check-in, within minutes if it is online.'),
    notice:
      platform === 'ios'
        ? t('It turns off and on again. It joins Wi-Fi only after it is unlocked with the passcode.')
        : t('It restarts without asking. Unsaved work is lost.'),
    untouched: t('Saved files, apps and settings.'),
  }),
  refusals: refusals(t, t('be restarted from Intune'), t('ask the person to restart it')),
});
