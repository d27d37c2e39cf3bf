import type { Translator } from '../../../translator.ts';
import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const quickScan = ({ t }: Translator): WordsOf<'quickScan'> => ({
  title: t('Quick scan'),
  permission: t('Windows Defender'),
  question: t('Run a quick scan?'),
  confirm: t('Confirm quick scan'),
  done: t('Quick scan done'),
  effects: () => ({
    happens: t(
      'Microsoft Defender checks the places where malware usually starts. This takes a few minutes.',
    ),
    notice: t('Hardly anything. Defender shows them what it finds, and handles it as the policy says.'),
    untouched: t('Files, apps and settings, unless Defender finds them harmful.'),
  }),
  refusals: refusals(
    t,
    t('be scanned by Defender from Intune'),
    t('look for it in the Microsoft Defender portal'),
  ),
});
