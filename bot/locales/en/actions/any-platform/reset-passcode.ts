import type { Effects, WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

const apple: Effects = {
  happens:
    'The passcode is removed at the device’s next check-in. No new one is set. Cards in Apple Wallet are removed with it.',
  notice: 'The device opens without a passcode. If a policy requires one, they have an hour to set it.',
  untouched: 'Apps, data and settings.',
};

const android: Effects = {
  happens:
    'A new passcode is set at the device’s next check-in: for the whole device if it is corporate, for the work profile only if it is personal.',
  notice: 'The old passcode stops working. They need the new one, which Intune shows for seven days.',
  untouched: 'Apps, data and settings. On a personal device, also everything outside the work profile.',
};

const removal = {
  title: 'Remove passcode',
  question: 'Remove this device’s passcode?',
  confirm: 'Confirm removing the passcode',
  done: 'Passcode removed',
};

export const resetPasscode: WordsOf<'resetPasscode'> = {
  title: 'Reset passcode',
  on: { ios: removal, visionos: removal },
  permission: 'Reset passcode',
  question: 'Reset this device’s passcode?',
  confirm: 'Confirm passcode reset',
  done: 'Passcode reset',
  effects: (platform) => (platform === 'ios' || platform === 'visionos' ? apple : android),
  refusals: refusals('have its passcode reset from Intune', 'reset it on the device itself', {
    windows:
      'Windows has no passcode that Intune can reset; reset the account’s password, or have the person set a new PIN at sign-in.',
    macos: 'a Mac has no passcode that Intune can reset; reset the account’s password instead.',
    userEnrolled:
      'under Apple’s User Enrollment, only the person can reset the passcode. They do it with their Apple Account.',
  }),
};
