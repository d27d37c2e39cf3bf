import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateLocalAdminPassword: WordsOf<'rotateLocalAdminPassword'> = {
  title: 'Rotate local admin password',
  permission: 'Rotate local admin password',
  question: 'Rotate the local admin password?',
  confirm: 'Confirm password rotation',
  done: 'Local admin password rotated',
  effects: () => ({
    happens:
      'The local administrator gets a new password, which is stored in the directory. This works only if a policy manages that account.',
    notice: 'Nothing. People who know the old password can’t use it any more.',
    untouched: 'Their own account and password.',
  }),
  refusals: refusals('have a local admin password rotated', 'this works only on Windows', {
    macos: 'the local admin password of a Mac can’t be rotated here; do it in the Intune admin center.',
    notCorporate:
      'the local admin password of a personal device can’t be rotated; if the organization owns it, set the ownership in Intune first.',
  }),
};
