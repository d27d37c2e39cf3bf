import type { WordsOf } from '../../../action-words.ts';
import { refusals } from '../refusals.ts';

export const fullScan: WordsOf<'fullScan'> = {
  title: 'Full scan',
  permission: 'Windows Defender',
  question: 'Run a full scan?',
  confirm: 'Confirm full scan',
  done: 'Full scan done',
  effects: () => ({
    happens: 'Microsoft Defender checks every file. This takes an hour or more.',
    notice: 'The device may be slower during the scan. Defender shows them what it finds.',
    untouched: 'Files, apps and settings, unless Defender finds them harmful.',
  }),
  refusals: refusals('be scanned by Defender from Intune', 'look for it in the Microsoft Defender portal'),
};
