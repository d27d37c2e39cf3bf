import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateBitLockerKeys = ({ t }: Translator): WordsOf<'rotateBitLockerKeys'> => ({
  title: t('BitLocker key rotation'),
  permission: t('Rotate BitLocker keys'),
  question: t('Rotate the BitLocker recovery key?'),
  confirm: t('Confirm key rotation'),
  done: t('BitLocker key rotated'),
  effects: () => ({
    happens: t(
      'The device gets a new recovery key, which is stored in the directory. This works only if the policy allows key rotation.',
    ),
    notice: t('Nothing. A recovery key that they wrote down stops working.'),
    untouched: t('Files and the sign-in. The drive stays encrypted.'),
  }),
  refusals: refusals(t, t('have a BitLocker key rotated'), t('only Windows has BitLocker'), {
    macos: t('a Mac has no BitLocker key; rotate its FileVault key in the Intune admin center instead.'),
  }),
});
