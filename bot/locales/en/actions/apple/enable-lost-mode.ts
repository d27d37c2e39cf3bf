import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const enableLostMode = ({ t }: Translator): WordsOf<'enableLostMode'> => ({
  title: t('Turn on Lost mode'),
  permission: t('Enable lost mode'),
  question: t('Turn on Lost Mode?'),
  confirm: t('Confirm Lost Mode'),
  done: t('In Lost Mode'),
  effects: (platform, { phoneNumber }) => ({
    happens:
      platform === 'chromeos'
        ? t(
            'The device locks and shows the message that is set in the Google Admin console, until Lost Mode is turned off.',
          )
        : phoneNumber === undefined
          ? t(
              'The device locks and shows your message until Lost Mode is turned off. Meanwhile it can be located.',
            )
          : t(
              'The device locks and shows your message and phone number until Lost Mode is turned off. Meanwhile it can be located.',
            ),
    notice: t('They can’t use the device, even with the passcode.'),
    untouched: t('Apps, data and settings.'),
  }),
  fields: {
    message: {
      label: t('Message'),
      hint: t('Shown on the lock screen to the person who finds the device, up to 250 characters'),
      faults: { required: t('Enter a message for the person who finds the device.') },
    },
    phoneNumber: {
      label: t('Phone number'),
      hint: t('Optional. The number to call, such as +358 9 1234567'),
    },
    footer: { label: t('Footer'), hint: t('Optional. A small line below the message, up to 100 characters') },
  },
  refusals: refusals(t, t('be put into Lost Mode'), t('use Remote lock instead'), {
    windows: t('Windows has no Lost Mode; locate it, or block sign-in for the account, instead.'),
    android: t('Lost Mode isn’t available here for Android; lock or locate it instead.'),
  }),
});
