import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const activateDeviceEsim = ({ t }: Translator): WordsOf<'activateDeviceEsim'> => ({
  title: t('Update cellular data plan'),
  permission: t('Activate device eSIM'),
  question: t('Update the cellular data plan?'),
  confirm: t('Confirm cellular data plan'),
  done: t('Cellular data plan updated'),
  effects: () => ({
    happens: t('At its next check-in, the device asks the carrier’s server for the plan of its eSIM.'),
    notice: t('Mobile data may stop for a moment. The device may ask them to accept the plan.'),
    untouched: t('Apps, data, settings, and a SIM card.'),
  }),
  fields: {
    carrierUrl: {
      label: t('Activation server'),
      hint: t('The address from the carrier, starting with https://'),
      faults: { required: t('Enter the address of the carrier’s activation server.') },
    },
  },
  refusals: refusals(t, t('get a cellular data plan from Intune'), t('ask the carrier'), {
    oldSystem: t('Android takes a cellular data plan from version 15 on; update the device, then sync it.'),
  }),
});
