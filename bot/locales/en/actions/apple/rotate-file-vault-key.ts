import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateFileVaultKey = ({ t }: Translator): WordsOf<'rotateFileVaultKey'> => ({
  title: t('Rotate FileVault key'),
  permission: t('Rotate FileVault key'),
  question: t('Rotate the FileVault recovery key?'),
  confirm: t('Confirm FileVault key rotation'),
  done: t('FileVault key rotated'),
  effects: () => ({
    happens: t(
      'The Mac gets a new recovery key at its next check-in, and Intune keeps it. This works only if Intune manages FileVault on it.',
    ),
    notice: t('Nothing. A recovery key that they wrote down stops working.'),
    untouched: t('Files and the sign-in. The disk stays encrypted.'),
  }),
  refusals: refusals(t, t('have a FileVault key rotated'), t('only a Mac has FileVault'), {
    windows: t('Windows has no FileVault; rotate its BitLocker key instead.'),
    notCorporate: t(
      'the FileVault key of a personal Mac can’t be rotated; if the organization owns it, set the ownership in Intune first.',
    ),
  }),
});
