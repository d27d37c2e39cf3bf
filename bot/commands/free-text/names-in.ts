import type { Words } from '../../locales/index.ts';

const MOST_WORDS = 4;

/** What may be a name in a sentence: what is left without the words of every day. undefined: nothing, or too much to be one. */
export function nameIn(line: string, { freeText }: Words): string | undefined {
  const left = line
    .split(' ')
    .map((word) => word.replace(/^[\p{Ps}\p{Pi}"'¿¡]+|[\p{Pe}\p{Pf}"'?!.,;:…]+$/gu, ''))
    .filter((word) => word !== '' && !freeText.everyday.has(word.toLowerCase().replaceAll('’', "'")))
    .map((word) => word.replace(/['’]s$/u, ''));
  const isName =
    left.length > 0 && left.length <= MOST_WORDS && left.some((word) => /\p{L}{2}|\d/u.test(word));
  return isName ? left.join(' ') : undefined;
}
