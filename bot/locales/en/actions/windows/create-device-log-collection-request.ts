import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const createDeviceLogCollectionRequest: WordsOf<'createDeviceLogCollectionRequest'> = {
  title: 'Collect diagnostics',
  permission: 'Collect diagnostics',
  question: 'Collect diagnostics from this device?',
  confirm: 'Confirm collecting diagnostics',
  done: 'Diagnostics collected',
  effects: () => ({
    happens:
      'Windows sends its logs and settings to Intune, where you can download them for 28 days. The device must be online.',
    notice: 'Nothing. But the logs may contain names of files, programs and accounts.',
    untouched: 'Everything on the device. Their own files aren’t collected.',
  }),
  refusals: refusals(
    'send diagnostics through this action',
    'ask the person to send logs from the Company Portal app',
  ),
};
