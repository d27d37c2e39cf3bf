import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const fullScan = ({ t }: Translator): WordsOf<'fullScan'> => ({
  title: t('Full scan'),
  permission: t('Windows Defender'),
  question: t('Run a full scan?'),
  confirm: t('Confirm full scan'),
  done: t('Full scan done'),
  effects: () => ({
    happens: t('Microsoft Defender checks every file. This takes an hour or more.'),
    notice: t('The device may be slower during the scan. Defender shows them what it finds.'),
    untouched: t('Files, apps and settings, unless Defender finds them harmful.'),
  }),
  refusals: refusals(
    t,
    t('be scanned by Defender from Intune'),
    t('look for it in the Microsoft Defender portal'),
  ),
});
