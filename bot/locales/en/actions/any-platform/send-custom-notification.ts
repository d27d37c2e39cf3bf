import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const sendCustomNotificationToCompanyPortal: WordsOf<'sendCustomNotificationToCompanyPortal'> = {
  title: 'Send custom notification',
  permission: 'Send custom notifications',
  question: 'Send this notification?',
  confirm: 'Confirm notification',
  done: 'Notification sent',
  effects: () => ({
    happens:
      'Intune sends your text to the Company Portal or Intune app on the device, at most ten times an hour.',
    notice: 'A notification with your text, which others may read on the lock screen.',
    untouched: 'Everything on the device.',
  }),
  fields: {
    notificationTitle: {
      label: 'Title',
      hint: 'Up to 50 characters. No PIN, password or other secret',
      faults: { required: 'Enter a title.' },
    },
    notificationBody: {
      label: 'Message',
      hint: 'Up to 500 characters. No PIN, password or other secret',
      faults: { required: 'Enter a message.' },
    },
  },
  refusals: refusals('get a notification from Intune', 'write to the person in Teams'),
};
