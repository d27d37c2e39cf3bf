import type { Translator } from '../../../translator.ts';
import type { Effects, WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const resetPasscode = ({ t }: Translator): WordsOf<'resetPasscode'> => {
  const apple: Effects = {
    happens: t(
      'The passcode is removed at the device’s next check-in. No new one is set. Cards in Apple Wallet are removed with it.',
    ),
    notice: t('The device opens without a passcode. If a policy requires one, they have an hour to set it.'),
    untouched: t('Apps, data and settings.'),
  };

  const android: Effects = {
    happens: t(
      'A new passcode is set at the device’s next check-in: for the whole device if it is corporate, for the work profile only if it is personal.',
    ),
    notice: t('The old passcode stops working. They need the new one, which Intune shows for seven days.'),
    untouched: t('Apps, data and settings. On a personal device, also everything outside the work profile.'),
  };

  const removal = {
    title: t('Remove passcode'),
    question: t('Remove this device’s passcode?'),
    confirm: t('Confirm removing the passcode'),
    done: t('Passcode removed'),
  };
  return {
    title: t('Reset passcode'),
    on: { ios: removal, visionos: removal },
    permission: t('Reset passcode'),
    question: t('Reset this device’s passcode?'),
    confirm: t('Confirm passcode reset'),
    done: t('Passcode reset'),
    effects: (platform) => (platform === 'ios' || platform === 'visionos' ? apple : android),
    refusals: refusals(t, t('have its passcode reset from Intune'), t('reset it on the device itself'), {
      windows: t(
        'Windows has no passcode that Intune can reset; reset the account’s password, or have the person set a new PIN at sign-in.',
      ),
      macos: t('a Mac has no passcode that Intune can reset; reset the account’s password instead.'),
      userEnrolled: t(
        'under Apple’s User Enrollment, only the person can reset the passcode. They do it with their Apple Account.',
      ),
    }),
  };
};
