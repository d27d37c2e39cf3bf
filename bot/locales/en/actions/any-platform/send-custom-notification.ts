import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const sendCustomNotificationToCompanyPortal = ({
  t,
}: Translator): WordsOf<'sendCustomNotificationToCompanyPortal'> => ({
  title: t('Send custom notification'),
  permission: t('Send custom notifications'),
  question: t('Send this notification?'),
  confirm: t('Confirm notification'),
  done: t('Notification sent'),
  effects: () => ({
    happens: t(
      'Intune sends your text to the Company Portal or Intune app on the device, at most ten times an hour.',
    ),
    notice: t('A notification with your text, which others may read on the lock screen.'),
    untouched: t('Everything on the device.'),
  }),
  fields: {
    notificationTitle: {
      label: t('Title'),
      hint: t('Up to 50 characters. No PIN, password or other secret'),
      faults: { required: t('Enter a title.') },
    },
    notificationBody: {
      label: t('Message'),
      hint: t('Up to 500 characters. No PIN, password or other secret'),
      faults: { required: t('Enter a message.') },
    },
  },
  refusals: refusals(t, t('get a notification from Intune'), t('write to the person in Teams')),
});
