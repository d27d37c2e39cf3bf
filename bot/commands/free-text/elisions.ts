import type { Words } from '../../locales/index.ts';

type Vocabulary = Pick<Words['freeText'], 'elided' | 'before' | 'after' | 'everyday' | 'of' | 'articles'>;

/** Phones type other apostrophes than titles have. */
export const lower = (word: string | undefined): string => (word ?? '').toLowerCase().replace(/[‘’]/gu, "'");

/**
 * The words of a sentence. French leaves out a vowel before another one and joins the two: “d'aino” is “d'” and “aino”. What is known as a
 * whole, such as “d'accord”, stays whole, and so does a name that is written with a capital behind another one, such as “D'Angelo”.
 */
export function wordsIn(line: string, vocabulary: Vocabulary): string[] {
  const { elided, before, after, everyday, of, articles } = vocabulary;
  return line.split(' ').flatMap((word, at) => {
    const [, short, rest] = /^([\p{L}]+['‘’])(.+)$/u.exec(word) ?? [];
    if (short === undefined || rest === undefined || !elided.has(lower(short))) return [word];
    const whole = lower(word).replace(/[?!.,;:]+$/u, '');
    if (before.has(whole) || after.has(whole) || everyday.has(whole)) return [word];
    if (at > 0 && /^\p{Lu}['‘’]\p{Lu}/u.test(word)) return [word];
    return of.has(lower(short)) || articles.has(lower(short)) ? [short, rest] : [rest];
  });
}
