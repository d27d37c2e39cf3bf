import type { Words } from '../../locales/index.ts';

/** What every view needs besides what it shows. */
export interface Context {
  words: Words;
  now: Date;
}
