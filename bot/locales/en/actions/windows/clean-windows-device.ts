import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const cleanWindowsDevice: WordsOf<'cleanWindowsDevice'> = {
  title: 'Fresh Start',
  permission: 'Clean PC',
  question: 'Give this device a fresh start?',
  confirm: 'Confirm fresh start',
  done: 'Fresh start done',
  effects: (_, { keepUserData }) => ({
    happens: `Windows is reinstalled. All apps are removed, including those that came with the device.${
      keepUserData === true ? '' : ' A personal device also leaves Entra and Intune.'
    } This can’t be undone.`,
    notice: `They can’t use the device for about an hour, and their apps${
      keepUserData === true ? '' : ' and files'
    } are gone.`,
    untouched:
      keepUserData === true
        ? 'The files in the user’s own folder, and the enrollment in Intune.'
        : 'The account and its data in the cloud. A corporate device stays enrolled in Intune.',
  }),
  fields: {
    keepUserData: {
      label: 'Keep the user’s files',
      hint: 'The files in the user’s own folder stay',
      chosen: {
        yes: 'the files in the user’s own folder stay.',
        no: 'the files in the user’s own folder are deleted.',
      },
    },
  },
  refusals: refusals('have a fresh start', 'it is for Windows only: wipe or retire the device', {
    linux: 'Linux can’t have a fresh start; reinstall it on the device itself.',
  }),
};
