import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const shutDown = ({ t }: Translator): WordsOf<'shutDown'> => ({
  title: t('Shut down'),
  permission: t('Shut down'),
  question: t('Shut down this device?'),
  confirm: t('Confirm shut down'),
  done: t('Shut down'),
  effects: () => ({
    happens: t('The device turns off at its next check-in. Somebody must turn it on again by hand.'),
    notice: t('It turns off without asking. Unsaved work is lost.'),
    untouched: t('Saved files, apps and settings.'),
  }),
  refusals: refusals(t, t('be shut down from Intune'), t('ask the person to turn it off'), {
    windows: t('Windows can’t be shut down from Intune; restart it instead.'),
    android: t('Android can’t be shut down from Intune; restart or lock it instead.'),
  }),
});
