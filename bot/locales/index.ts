import { LRUCache } from 'lru-cache';
import { languageOf, tagOf, timeZoneOf } from '../helpdesk/contracts/conversation.ts';
import type { Words } from './en.ts';
import { en, wordsOf } from './en.ts';
import { pseudoLanguages } from './pseudo.ts';
import { readTranslations, translatedTags } from './translations.ts';
import { translatorFor } from './translator.ts';

export type { Words } from './en.ts';

/** Each by its tag in lower case. The words of a language are made when somebody first reads it. */
const languages: ReadonlyMap<string, { tag: string; make: () => Words }> = new Map(
  [
    { tag: en.lang, make: () => en },
    ...translatedTags().map((tag) => ({
      tag,
      make: () => wordsOf(translatorFor(tag, readTranslations(tag))),
    })),
    ...[...pseudoLanguages].map(([tag, pseudo]) => ({
      tag,
      make: () => wordsOf(translatorFor(tag, {}, pseudo)),
    })),
  ].map((language) => [language.tag.toLowerCase(), language]),
);
const made = new Map<string, Words>();

/** BCP 47 tags of the languages that the bot speaks, English first; last those to try the layout with. */
export const languageTags: readonly string[] = [...languages.values()].map(({ tag }) => tag);

/** Making a zone's clock takes far longer than reading it. */
const inZones = new LRUCache<string, Words>({ max: 200 });

/**
 * The words of a locale's language, with times by the clock of its time zone. `pt-BR` has its own file or that of `pt`. English and UTC
 * if the bot speaks another, or nobody said which.
 */
export function wordsFor(locale: string | undefined): Words {
  const words = wordsIn(tagOf(locale)) ?? wordsIn(languageOf(locale)) ?? en;
  const zone = timeZoneOf(locale);
  if (zone === undefined) return words;
  const key = `${words.lang} ${zone}`;
  const known = inZones.get(key) ?? { ...words, time: words.timeIn(zone) };
  inZones.set(key, known);
  return known;
}

/** The languages in which something may be typed by somebody who reads these words. */
export const andEnglish = (words: Words): readonly Words[] =>
  words.lang === en.lang ? [words] : [words, en];

function wordsIn(tag: string): Words | undefined {
  const language = languages.get(tag);
  if (!language) return undefined;
  const words = made.get(tag) ?? language.make();
  made.set(tag, words);
  return words;
}
