import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const logoutSharedAppleDeviceActiveUser = ({
  t,
}: Translator): WordsOf<'logoutSharedAppleDeviceActiveUser'> => ({
  title: t('Logout current user'),
  permission: t('Manage shared device users'),
  question: t('Log out the current user?'),
  confirm: t('Confirm log out'),
  done: t('Logged out'),
  effects: () => ({
    happens: t('If this is a shared iPad, its current user is logged out at the next check-in.'),
    notice: t('They see the sign-in screen again. Unsaved work may be lost.'),
    untouched: t('Their account on the iPad, and synced data.'),
  }),
  refusals: refusals(
    t,
    t('have its user logged out from Intune'),
    t('restart it, or ask the person to sign out'),
  ),
});
