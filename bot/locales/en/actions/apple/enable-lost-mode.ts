import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const enableLostMode: WordsOf<'enableLostMode'> = {
  title: 'Turn on Lost mode',
  permission: 'Enable lost mode',
  question: 'Turn on Lost Mode?',
  confirm: 'Confirm Lost Mode',
  done: 'In Lost Mode',
  effects: (platform, { phoneNumber }) => ({
    happens:
      platform === 'chromeos'
        ? 'The device locks and shows the message that is set in the Google Admin console, until Lost Mode is turned off.'
        : `The device locks and shows your message${
            phoneNumber === undefined ? '' : ' and phone number'
          } until Lost Mode is turned off. Meanwhile it can be located.`,
    notice: 'They can’t use the device, even with the passcode.',
    untouched: 'Apps, data and settings.',
  }),
  fields: {
    message: {
      label: 'Message',
      hint: 'Shown on the lock screen to the person who finds the device, up to 250 characters',
      faults: { required: 'Enter a message for the person who finds the device.' },
    },
    phoneNumber: { label: 'Phone number', hint: 'Optional. The number to call, such as +358 9 1234567' },
    footer: { label: 'Footer', hint: 'Optional. A small line below the message, up to 100 characters' },
  },
  refusals: refusals('be put into Lost Mode', 'use Remote lock instead', {
    windows: 'Windows has no Lost Mode; locate it, or block sign-in for the account, instead.',
    android: 'Lost Mode isn’t available here for Android; lock or locate it instead.',
  }),
};
