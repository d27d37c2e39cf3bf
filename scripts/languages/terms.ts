import { readFileSync } from 'node:fs';
import type { Translations } from '../../bot/locales/translator.ts';
import { keysOf, type Text } from './texts.ts';

/**
 * What a thing is called in each language. The term comes first; what follows the bars may stand in its place, such as the beginning of
 * its other forms. `is`: how English says it, where it isn't just the term and its plural.
 */
type Term = Readonly<Record<string, string>>;

/** By their English, in the order of the alphabet. */
export const terms = JSON.parse(readFileSync(new URL('terms.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, Term>
>;

/** The translations that call a thing otherwise than the others do. */
export function termFaults(lang: string, translations: Translations, texts: readonly Text[]): string[] {
  const sentences = texts.filter(({ kind }) => kind !== 'list').flatMap((text) => keysOf(text, lang));
  return Object.entries(terms).flatMap(([english, term]) => {
    const says = new RegExp(term.is ?? `\\b${english}s?\\b`, term.is === undefined ? 'i' : '');
    const forms = term[lang]?.toLowerCase().split('|');
    return sentences.flatMap(([key, said]) => {
      const text = translations[key];
      if (!forms || text === undefined || !says.test(said.replace(/\{\{\w+\}\}/g, ''))) return [];
      const isCalledSo = forms.some((form) => text.toLowerCase().includes(form));
      return isCalledSo ? [] : [`“${english}” is ${term[lang] ?? ''}: ${key} → ${text}`];
    });
  });
}
