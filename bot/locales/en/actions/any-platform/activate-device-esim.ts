import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const activateDeviceEsim: WordsOf<'activateDeviceEsim'> = {
  title: 'Update cellular data plan',
  permission: 'Activate device eSIM',
  question: 'Update the cellular data plan?',
  confirm: 'Confirm cellular data plan',
  done: 'Cellular data plan updated',
  effects: () => ({
    happens: 'At its next check-in, the device asks the carrier’s server for the plan of its eSIM.',
    notice: 'Mobile data may stop for a moment. The device may ask them to accept the plan.',
    untouched: 'Apps, data, settings, and a SIM card.',
  }),
  fields: {
    carrierUrl: {
      label: 'Activation server',
      hint: 'The address from the carrier, starting with https://',
      faults: { required: 'Enter the address of the carrier’s activation server.' },
    },
  },
  refusals: refusals('get a cellular data plan from Intune', 'ask the carrier', {
    oldSystem: 'Android takes a cellular data plan from version 15 on; update the device, then sync it.',
  }),
};
