import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const setDeviceName: WordsOf<'setDeviceName'> = {
  title: 'Rename device',
  permission: 'Set device name',
  question: 'Rename this device?',
  confirm: 'Confirm rename',
  done: 'Renamed',
  effects: (platform) => ({
    happens:
      platform === 'windows'
        ? 'Windows takes the new name at its next restart. A device that is also joined to Active Directory can’t be renamed from Intune.'
        : 'The device takes the new name at its next check-in.',
    notice:
      platform === 'windows'
        ? 'Nothing until they restart it. Then they see the new name.'
        : 'They see the new name in the device’s settings.',
    untouched: 'Files, apps and accounts.',
  }),
  fields: {
    newName: {
      label: 'New device name',
      hint: 'Up to 63 letters, digits and hyphens, without spaces. On Windows, not digits only',
      faults: { required: 'Enter a name for the device.' },
    },
  },
  refusals: refusals('be renamed from Intune', 'rename it on the device itself', {
    personalAndroid: 'a personal Android work profile can’t be renamed; the person chooses its name.',
  }),
};
