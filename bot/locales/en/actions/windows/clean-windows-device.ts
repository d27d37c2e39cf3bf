import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const cleanWindowsDevice: WordsOf<'cleanWindowsDevice'> = {
  title: 'Fresh Start',
  permission: 'Clean PC',
  question: 'Give this device a fresh start?',
  confirm: 'Confirm fresh start',
  done: 'Fresh start done',
  effects: () => ({
    happens:
      'Windows is reinstalled. All apps are removed, including those that came with the device. This can’t be undone.',
    notice:
      'They can’t use the device for about an hour, and their apps are gone. Their files are gone too, unless you keep them.',
    untouched: 'The enrollment in Intune, and the files in the user’s folder if you keep them.',
  }),
  fields: {
    keepUserData: { label: 'Keep the user’s files', hint: 'The files in the user’s own folder stay' },
  },
  refusals: refusals('have a fresh start', 'it is for Windows only: wipe or retire the device', {
    linux: 'Linux can’t have a fresh start; reinstall it on the device itself.',
  }),
};
