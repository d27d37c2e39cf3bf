import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const requestRemoteAssistance = ({ t }: Translator): WordsOf<'requestRemoteAssistance'> => ({
  title: t('New remote assistance session'),
  permission: t('Request remote assistance'),
  question: t('Start a remote assistance session?'),
  confirm: t('Confirm remote assistance'),
  done: t('Session requested'),
  effects: () => ({
    happens: t(
      'Intune requests a session through your tenant’s remote assistance tool. The session’s address then appears on the device’s page in the Intune admin center. Without such a tool, nothing happens.',
    ),
    notice: t('They are asked to join. Nobody sees their screen until they agree.'),
    untouched: t('Everything on the device.'),
  }),
  refusals: refusals(
    t,
    t('be helped through Intune’s remote assistance'),
    t('use another remote support tool'),
  ),
});
