import { LRUCache } from 'lru-cache';
import { languageOf, timeZoneOf } from '../helpdesk/contracts/conversation.ts';
import type { Words } from './en.ts';
import { en } from './en.ts';

export type { Words } from './en.ts';

const languages: ReadonlyMap<string, Words> = new Map([[en.lang, en]]);

/** BCP 47 tags of the languages that the bot speaks. */
export const languageTags: readonly string[] = [...languages.keys()];

/** The language of what the bot posts in the admin channel without being asked: everybody there reads the same. */
export const ADMIN_CHANNEL_LOCALE = 'en';

/** Making a zone's clock takes far longer than reading it. */
const inZones = new LRUCache<string, Words>({ max: 200 });

/** The words of a locale's language, with times by the clock of its time zone. English and UTC if the bot speaks another, or nobody said which. */
export function wordsFor(locale: string | undefined): Words {
  const words = languages.get(languageOf(locale)) ?? en;
  const zone = timeZoneOf(locale);
  if (zone === undefined) return words;
  const key = `${words.lang} ${zone}`;
  const known = inZones.get(key) ?? { ...words, time: words.timeIn(zone) };
  inZones.set(key, known);
  return known;
}
