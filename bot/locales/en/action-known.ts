import { appleWords } from './action-apple.ts';
import { everyoneWords } from './action-everyone.ts';
import { leavingWords } from './action-leaving.ts';
import { windowsWords } from './action-windows.ts';
import type { ActionWords } from './action-words.ts';

/** What each action of the catalogue is called and does, by its id. */
export const known: Record<string, ActionWords> = {
  ...everyoneWords,
  ...appleWords,
  ...windowsWords,
  ...leavingWords,
};
