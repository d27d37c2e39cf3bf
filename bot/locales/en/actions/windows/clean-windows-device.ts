import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const cleanWindowsDevice = ({ t }: Translator): WordsOf<'cleanWindowsDevice'> => ({
  title: t('Fresh Start'),
  permission: t('Clean PC'),
  question: t('Give this device a fresh start?'),
  confirm: t('Confirm fresh start'),
  done: t('Fresh start done'),
  effects: (_, { keepUserData }) => ({
    happens: [
      t('Windows is reinstalled. All apps are removed, including those that came with the device.'),
      ...(keepUserData === true ? [] : [t('A personal device also leaves Entra and Intune.')]),
      t('This can’t be undone.'),
    ].join(' '),
    notice:
      keepUserData === true
        ? t('They can’t use the device for about an hour, and their apps are gone.')
        : t('They can’t use the device for about an hour, and their apps and files are gone.'),
    untouched:
      keepUserData === true
        ? t('The files in the user’s own folder, and the enrollment in Intune.')
        : t('The account and its data in the cloud. A corporate device stays enrolled in Intune.'),
  }),
  fields: {
    keepUserData: {
      label: t('Keep the user’s files'),
      hint: t('The files in the user’s own folder stay'),
      chosen: {
        yes: t('the files in the user’s own folder stay.'),
        no: t('the files in the user’s own folder are deleted.'),
      },
    },
  },
  refusals: refusals(t, t('have a fresh start'), t('it is for Windows only: wipe or retire the device'), {
    linux: t('Linux can’t have a fresh start; reinstall it on the device itself.'),
  }),
});
