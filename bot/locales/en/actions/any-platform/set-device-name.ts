import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const setDeviceName = ({ t }: Translator): WordsOf<'setDeviceName'> => ({
  title: t('Rename device'),
  permission: t('Set device name'),
  question: t('Rename this device?'),
  confirm: t('Confirm rename'),
  done: t('Renamed'),
  effects: (platform) => ({
    happens:
      platform === 'windows'
        ? t(
            'Windows takes the new name at its next restart. A device that is also joined to Active Directory can’t be renamed from Intune.',
          )
        : t('The device takes the new name at its next check-in.'),
    notice:
      platform === 'windows'
        ? t('Nothing until they restart it. Then they see the new name.')
        : t('They see the new name in the device’s settings.'),
    untouched: t('Files, apps and accounts.'),
  }),
  fields: {
    newName: {
      label: t('New device name'),
      hint: t('Up to 63 letters, digits and hyphens, without spaces. On Windows, not digits only'),
      faults: { required: t('Enter a name for the device.') },
    },
  },
  refusals: refusals(t, t('be renamed from Intune'), t('rename it on the device itself'), {
    personalAndroid: t('a personal Android work profile can’t be renamed; the person chooses its name.'),
  }),
});
