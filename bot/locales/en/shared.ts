import type { NothingFound } from '../../helpdesk/contracts/graph/found.ts';
import { isInDoubt, notSearched } from './search.ts';

/** What is sent into a chat from Teams' compose box, and its searches. */
export const shared = {
  open: 'Troubleshoot',
  hint: 'Help desk operators can open this in their own chat with the help desk bot.',
  summary: (name: string) => `Help desk: ${name}`,
  none: (text: string, doubts: Omit<NothingFound, 'kind'> = {}) =>
    isInDoubt(doubts) ? notSearched(text, doubts) : `Nothing in your scope matches “${text}”.`,
  noSender: 'This message wasn’t sent by a person of your organization.',
};
