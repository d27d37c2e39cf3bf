import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const autopilotReset: WordsOf<'autopilotReset'> = {
  title: 'Autopilot reset',
  permission: 'Wipe',
  question: 'Reset this device with Autopilot?',
  confirm: 'Confirm Autopilot reset',
  done: 'Reset with Autopilot',
  effects: () => ({
    happens:
      'At its next check-in, Windows removes the person’s files, apps and settings and sets the device up again for the next person. Its primary user is removed. Other actions that wait for it are canceled. This can’t be undone.',
    notice: 'They can’t use the device for an hour or more. Their files and apps on it are gone.',
    untouched:
      'The enrollment in Intune, the join to Microsoft Entra, Wi-Fi profiles, and the language. The account and its data in the cloud.',
  }),
  refusals: refusals('have an Autopilot reset', 'this is for Windows only: wipe the device', {
    notCorporate:
      'a personal device can’t have an Autopilot reset; if the organization owns it, set the ownership in Intune first.',
  }),
};
