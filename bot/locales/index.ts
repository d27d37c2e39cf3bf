import type { Words } from './en.ts';
import { en } from './en.ts';

export type { Words } from './en.ts';

const languages: ReadonlyMap<string, Words> = new Map([[en.lang, en]]);

/** The words of a BCP 47 tag's language, such as `en-GB`; English where there are none. */
export function wordsFor(locale: string): Words {
  return languages.get(locale.toLowerCase().split(/[-_]/u)[0] ?? '') ?? en;
}
