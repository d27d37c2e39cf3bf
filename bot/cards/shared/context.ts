import type { Words } from '../../locales/index.ts';

/** What every card needs besides its data. */
export interface Context {
  words: Words;
  now: Date;
}
