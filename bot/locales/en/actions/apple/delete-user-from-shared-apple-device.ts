import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const deleteUserFromSharedAppleDevice: WordsOf<'deleteUserFromSharedAppleDevice'> = {
  title: 'Remove user',
  permission: 'Manage shared device users',
  question: 'Remove this user from the iPad?',
  confirm: 'Confirm removing the user',
  done: 'User removed',
  effects: () => ({
    happens:
      'If this is a shared iPad, the user and all their data on it are removed at the next check-in. This can’t be undone.',
    notice: 'Their data on this iPad is gone, except what was synced.',
    untouched: 'Other users of the iPad, and the account in the directory.',
  }),
  fields: {
    userPrincipalName: {
      label: 'User to remove',
      hint: 'Their Managed Apple Account, such as aino.virtanen@contoso.example',
      faults: { required: 'Enter the user to remove from the iPad.' },
    },
  },
  refusals: refusals('have a user removed', 'retire the device instead'),
};
