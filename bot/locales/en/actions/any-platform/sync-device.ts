import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const syncDevice = ({ t }: Translator): WordsOf<'syncDevice'> => ({
  title: t('Sync'),
  permission: t('Sync devices'),
  question: t('Sync this device?'),
  confirm: t('Confirm sync'),
  done: t('Synced'),
  effects: () => ({
    happens: t(
      'Intune asks the device to check in now. The device gets what is waiting for it and reports its status.',
    ),
    notice: t('Usually nothing. Apps, settings or actions that were waiting may arrive.'),
    untouched: t('Files, accounts and the passcode.'),
  }),
  refusals: refusals(
    t,
    t('be synced from Intune'),
    t('ask the person to open their management app and sync'),
  ),
});
