import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const logoutSharedAppleDeviceActiveUser: WordsOf<'logoutSharedAppleDeviceActiveUser'> = {
  title: 'Logout current user',
  permission: 'Manage shared device users',
  question: 'Log out the current user?',
  confirm: 'Confirm log out',
  done: 'Logged out',
  effects: () => ({
    happens: 'If this is a shared iPad, its current user is logged out at the next check-in.',
    notice: 'They see the sign-in screen again. Unsaved work may be lost.',
    untouched: 'Their account on the iPad, and synced data.',
  }),
  refusals: refusals('have its user logged out from Intune', 'restart it, or ask the person to sign out'),
};
