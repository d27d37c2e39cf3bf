import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const deleteUserFromSharedAppleDevice = ({
  t,
}: Translator): WordsOf<'deleteUserFromSharedAppleDevice'> => ({
  title: t('Remove user'),
  permission: t('Manage shared device users'),
  question: t('Remove this user from the iPad?'),
  confirm: t('Confirm removing the user'),
  done: t('User removed'),
  effects: () => ({
    happens: t(
      'If this is a shared iPad, the user and all their data on it are removed at the next check-in. This can’t be undone.',
    ),
    notice: t('Their data on this iPad is gone, except what was synced.'),
    untouched: t('Other users of the iPad, and the account in the directory.'),
  }),
  fields: {
    userPrincipalName: {
      label: t('User to remove'),
      hint: t('Their Managed Apple Account, such as aino.virtanen@contoso.example'),
      faults: { required: t('Enter the user to remove from the iPad.') },
    },
  },
  refusals: refusals(t, t('have a user removed'), t('retire the device instead')),
});
