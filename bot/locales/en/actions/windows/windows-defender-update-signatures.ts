import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const windowsDefenderUpdateSignatures: WordsOf<'windowsDefenderUpdateSignatures'> = {
  title: 'Update Windows Defender security intelligence',
  permission: 'Windows Defender',
  question: 'Update Defender’s security intelligence?',
  confirm: 'Confirm update',
  done: 'Security intelligence updated',
  effects: () => ({
    happens: 'Microsoft Defender gets the newest definitions at the device’s next check-in.',
    notice: 'Nothing.',
    untouched: 'Files, apps and settings.',
  }),
  refusals: refusals('have Defender updated from Intune', 'update the Defender app on the device'),
};
