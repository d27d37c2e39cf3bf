import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const windowsDefenderUpdateSignatures = ({
  t,
}: Translator): WordsOf<'windowsDefenderUpdateSignatures'> => ({
  title: t('Update Windows Defender security intelligence'),
  permission: t('Windows Defender'),
  question: t('Update Defender’s security intelligence?'),
  confirm: t('Confirm update'),
  done: t('Security intelligence updated'),
  effects: () => ({
    happens: t('Microsoft Defender gets the newest definitions at the device’s next check-in.'),
    notice: t('Nothing.'),
    untouched: t('Files, apps and settings.'),
  }),
  refusals: refusals(t, t('have Defender updated from Intune'), t('update the Defender app on the device')),
});
