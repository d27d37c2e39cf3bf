import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const quickScan: WordsOf<'quickScan'> = {
  title: 'Quick scan',
  permission: 'Windows Defender',
  question: 'Run a quick scan?',
  confirm: 'Confirm quick scan',
  done: 'Quick scan done',
  effects: () => ({
    happens: 'Microsoft Defender checks the places where malware usually starts. This takes a few minutes.',
    notice: 'Hardly anything. Defender shows them what it finds, and handles it as the policy says.',
    untouched: 'Files, apps and settings, unless Defender finds them harmful.',
  }),
  refusals: refusals('be scanned by Defender from Intune', 'look for it in the Microsoft Defender portal'),
};
