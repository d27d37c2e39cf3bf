import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateBitLockerKeys: WordsOf<'rotateBitLockerKeys'> = {
  title: 'BitLocker key rotation',
  permission: 'Rotate BitLocker keys',
  question: 'Rotate the BitLocker recovery key?',
  confirm: 'Confirm key rotation',
  done: 'BitLocker key rotated',
  effects: () => ({
    happens:
      'The device gets a new recovery key, which is stored in the directory. This works only if the policy allows key rotation.',
    notice: 'Nothing. A recovery key that they wrote down stops working.',
    untouched: 'Files and the sign-in. The drive stays encrypted.',
  }),
  refusals: refusals('have a BitLocker key rotated', 'only Windows has BitLocker', {
    macos: 'a Mac has no BitLocker key; rotate its FileVault key in the Intune admin center instead.',
  }),
};
