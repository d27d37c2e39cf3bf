import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateFileVaultKey: WordsOf<'rotateFileVaultKey'> = {
  title: 'Rotate FileVault key',
  permission: 'Rotate FileVault key',
  question: 'Rotate the FileVault recovery key?',
  confirm: 'Confirm FileVault key rotation',
  done: 'FileVault key rotated',
  effects: () => ({
    happens:
      'The Mac gets a new recovery key at its next check-in, and Intune keeps it. This works only if Intune manages FileVault on it.',
    notice: 'Nothing. A recovery key that they wrote down stops working.',
    untouched: 'Files and the sign-in. The disk stays encrypted.',
  }),
  refusals: refusals('have a FileVault key rotated', 'only a Mac has FileVault', {
    windows: 'Windows has no FileVault; rotate its BitLocker key instead.',
    notCorporate:
      'the FileVault key of a personal Mac can’t be rotated; if the organization owns it, set the ownership in Intune first.',
  }),
};
