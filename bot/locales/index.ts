import type { Words } from './en.ts';
import { en } from './en.ts';

export type { Words } from './en.ts';

const languages: ReadonlyMap<string, Words> = new Map([[en.lang, en]]);

/** BCP 47 tags of the languages that the bot speaks. */
export const languageTags: readonly string[] = [...languages.keys()];

/** The language of what the bot posts in the admin channel without being asked: everybody there reads the same. */
export const ADMIN_CHANNEL_LOCALE = 'en';

/** The words of a BCP 47 tag's language, such as `en-GB`. English if the bot doesn't speak it, or nobody said which. */
export function wordsFor(locale: string | undefined): Words {
  return languages.get(locale?.toLowerCase().split(/[-_]/u)[0] ?? '') ?? en;
}
