import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const deprovision: WordsOf<'deprovision'> = {
  title: 'Deprovision',
  permission: 'Retire',
  question: 'Deprovision this device?',
  confirm: 'Confirm deprovision',
  done: 'Deprovisioned',
  effects: () => ({
    happens:
      'Google’s policies are removed from the device, and it is no longer managed. It can be enrolled again only after a factory reset. This can’t be undone.',
    notice: 'The organization’s settings, apps and printers are gone.',
    untouched: 'The entry in Intune and in the Google Admin console, where it is shown as deprovisioned.',
  }),
  fields: {
    deprovisionReason: {
      label: 'Reason for Google',
      hint: 'It decides what becomes of the device’s license',
      choices: {
        retiring_device: 'The device is retired',
        same_model_replacement: 'Replaced by the same model',
        different_model_replacement: 'Replaced by another model',
        upgrade_transfer: 'Its upgrade goes to another device',
      },
    },
  },
  refusals: refusals('be deprovisioned', 'this is for ChromeOS only: retire or wipe the device'),
};
