import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { Words } from '../../locales/index.ts';

const MOST_WORDS = 4;

/** What may be a name in a sentence: what is left without the words of every day. undefined: nothing, or too much to be one. */
export function nameIn(line: string, { freeText }: Words): string | undefined {
  const left = line
    .split(' ')
    .map((word) => word.replace(/^[\p{Ps}\p{Pi}"'¿¡]+|[\p{Pe}\p{Pf}"'?!.,;:…]+$/gu, ''))
    .filter((word) => word !== '' && !freeText.everyday.has(plainName(word)))
    .map((word) => (plainName(word).endsWith("'s") ? word.slice(0, -2) : word));
  const isName =
    left.length > 0 && left.length <= MOST_WORDS && left.some((word) => /\p{L}{2}|\d/u.test(word));
  return isName ? left.join(' ') : undefined;
}
