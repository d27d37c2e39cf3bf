import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateRecoveryLockPasscode: WordsOf<'rotateRecoveryLockPasscode'> = {
  title: 'Rotate Recovery Lock passcode',
  permission: 'Rotate macOS Recovery Lock password',
  question: 'Rotate the Recovery Lock passcode?',
  confirm: 'Confirm Recovery Lock rotation',
  done: 'Recovery Lock passcode rotated',
  effects: () => ({
    happens:
      'The Mac gets a new passcode for its recovery system at its next check-in. The Intune admin center shows it.',
    notice: 'Nothing. The old passcode no longer opens the recovery system.',
    untouched: 'Files, the sign-in, and the FileVault key.',
  }),
  refusals: refusals('have a Recovery Lock passcode rotated', 'only a Mac with Apple silicon has one', {
    notSupervised: 'a Mac that isn’t supervised has no Recovery Lock; set it in the recovery system itself.',
    oldSystem: 'Recovery Lock starts with macOS 11.5; update the Mac, then sync it.',
  }),
};
