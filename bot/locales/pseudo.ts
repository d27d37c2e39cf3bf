import type { Pseudo } from './translator.ts';

const ACCENTED: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  c: 'ç',
  n: 'ñ',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  Y: 'Ý',
  C: 'Ç',
  N: 'Ñ',
};
/** German and Finnish need about this much more room than English. */
const LONGER_BY = 0.4;

/** Changes a text, but not its placeholders. With a group, split gives text and placeholders in turn. */
const outsidePlaceholders = (text: string, change: (part: string) => string): string =>
  text
    .split(/(\{\{\w+\}\})/)
    .map((part, at) => (at % 2 === 0 ? change(part) : part))
    .join('');

/** What is not accented wasn't translated; what is cut is too narrow. */
function longer(text: string): string {
  const length = text.replace(/\{\{\w+\}\}/g, '').length;
  const more = Math.ceil(length * LONGER_BY);
  const accented = outsidePlaceholders(text, (part) =>
    part.replace(/[aeiouycn]/gi, (letter) => ACCENTED[letter] ?? letter),
  );
  return `${accented}${'~'.repeat(Math.max(more - 1, 0))}|`;
}

/**
 * Languages to try layout and completeness with, by the tags that are kept for that (CLDR): no client of Teams sends them by itself.
 */
export const pseudoLanguages: ReadonlyMap<string, Pseudo> = new Map<string, Pseudo>([
  ['en-XA', { change: longer, rtl: false }],
  // the same words in a layout that is written from the right
  ['en-XB', { change: (text) => text, rtl: true }],
]);
