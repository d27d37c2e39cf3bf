import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateRecoveryLockPasscode = ({ t }: Translator): WordsOf<'rotateRecoveryLockPasscode'> => ({
  title: t('Rotate Recovery Lock passcode'),
  permission: t('Rotate macOS Recovery Lock password'),
  question: t('Rotate the Recovery Lock passcode?'),
  confirm: t('Confirm Recovery Lock rotation'),
  done: t('Recovery Lock passcode rotated'),
  effects: () => ({
    happens: t(
      'The Mac gets a new passcode for its recovery system at its next check-in. The Intune admin center shows it.',
    ),
    notice: t('Nothing. The old passcode no longer opens the recovery system.'),
    untouched: t('Files, the sign-in, and the FileVault key.'),
  }),
  refusals: refusals(
    t,
    t('have a Recovery Lock passcode rotated'),
    t('only a Mac with Apple silicon has one'),
    {
      notSupervised: t(
        'a Mac that isn’t supervised has no Recovery Lock; set it in the recovery system itself.',
      ),
      oldSystem: t('Recovery Lock starts with macOS 11.5; update the Mac, then sync it.'),
    },
  ),
});
