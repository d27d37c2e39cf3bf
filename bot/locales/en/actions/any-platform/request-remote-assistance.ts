import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const requestRemoteAssistance: WordsOf<'requestRemoteAssistance'> = {
  title: 'New remote assistance session',
  permission: 'Request remote assistance',
  question: 'Start a remote assistance session?',
  confirm: 'Confirm remote assistance',
  done: 'Session requested',
  effects: () => ({
    happens:
      'Intune requests a session through your tenant’s remote assistance tool. The session’s address then appears on the device’s page in the Intune admin center. Without such a tool, nothing happens.',
    notice: 'They are asked to join. Nobody sees their screen until they agree.',
    untouched: 'Everything on the device.',
  }),
  refusals: refusals('be helped through Intune’s remote assistance', 'use another remote support tool'),
};
