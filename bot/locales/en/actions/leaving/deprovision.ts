import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const deprovision = ({ t }: Translator): WordsOf<'deprovision'> => ({
  title: t('Deprovision'),
  permission: t('Retire'),
  question: t('Deprovision this device?'),
  confirm: t('Confirm deprovision'),
  done: t('Deprovisioned'),
  effects: () => ({
    happens: t(
      'Google’s policies are removed from the device, and it is no longer managed. It can be enrolled again only after a factory reset. This can’t be undone.',
    ),
    notice: t('The organization’s settings, apps and printers are gone.'),
    untouched: t('The entry in Intune and in the Google Admin console, where it is shown as deprovisioned.'),
  }),
  fields: {
    deprovisionReason: {
      label: t('Reason for Google'),
      hint: t('It decides what becomes of the device’s license'),
      choices: {
        retiring_device: t('The device is retired'),
        same_model_replacement: t('Replaced by the same model'),
        different_model_replacement: t('Replaced by another model'),
        upgrade_transfer: t('Its upgrade goes to another device'),
      },
    },
  },
  refusals: refusals(t, t('be deprovisioned'), t('this is for ChromeOS only: retire or wipe the device')),
});
