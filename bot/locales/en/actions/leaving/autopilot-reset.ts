import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const autopilotReset = ({ t }: Translator): WordsOf<'autopilotReset'> => ({
  title: t('Autopilot reset'),
  permission: t('Wipe'),
  question: t('Reset this device with Autopilot?'),
  confirm: t('Confirm Autopilot reset'),
  done: t('Reset with Autopilot'),
  effects: () => ({
    happens: t(
      'At its next check-in, Windows removes the person’s files, apps and settings and sets the device up again for the next person. Its primary user is removed. Other actions that wait for it are canceled. This can’t be undone.',
    ),
    notice: t('They can’t use the device for an hour or more. Their files and apps on it are gone.'),
    untouched: t(
      'The enrollment in Intune, the join to Microsoft Entra, Wi-Fi profiles, and the language. The account and its data in the cloud.',
    ),
  }),
  refusals: refusals(t, t('have an Autopilot reset'), t('this is for Windows only: wipe the device'), {
    notCorporate: t(
      'a personal device can’t have an Autopilot reset; if the organization owns it, set the ownership in Intune first.',
    ),
  }),
});
