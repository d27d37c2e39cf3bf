import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const createDeviceLogCollectionRequest = ({
  t,
}: Translator): WordsOf<'createDeviceLogCollectionRequest'> => ({
  title: t('Collect diagnostics'),
  permission: t('Collect diagnostics'),
  question: t('Collect diagnostics from this device?'),
  confirm: t('Confirm collecting diagnostics'),
  done: t('Diagnostics collected'),
  effects: () => ({
    happens: t(
      'Windows sends its logs and settings to Intune, where you can download them for 28 days. The device must be online.',
    ),
    notice: t('Nothing. But the logs may contain names of files, programs and accounts.'),
    untouched: t('Everything on the device. Their own files aren’t collected.'),
  }),
  refusals: refusals(
    t,
    t('send diagnostics through this action'),
    t('ask the person to send logs from the Company Portal app'),
  ),
});
