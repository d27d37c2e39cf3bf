import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const rotateLocalAdminPassword = ({ t }: Translator): WordsOf<'rotateLocalAdminPassword'> => ({
  title: t('Rotate local admin password'),
  permission: t('Rotate local admin password'),
  question: t('Rotate the local admin password?'),
  confirm: t('Confirm password rotation'),
  done: t('Local admin password rotated'),
  effects: () => ({
    happens: t(
      'The local administrator gets a new password, which is stored in the directory. This works only if a policy manages that account.',
    ),
    notice: t('Nothing. People who know the old password can’t use it anymore.'),
    untouched: t('Their own account and password.'),
  }),
  refusals: refusals(t, t('have a local admin password rotated'), t('this works only on Windows'), {
    macos: t('the local admin password of a Mac can’t be rotated here; do it in the Intune admin center.'),
    notCorporate: t(
      'the local admin password of a personal device can’t be rotated; if the organization owns it, set the ownership in Intune first.',
    ),
  }),
});
