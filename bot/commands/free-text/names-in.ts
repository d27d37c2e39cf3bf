import { codeIn } from '../../helpdesk/diagnosis/codes/find-code.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import { andEnglish, type Words } from '../../locales/index.ts';
import { lower, wordsIn } from './elisions.ts';

const MOST_WORDS = 4;

/** The names that a sentence may have: a person's, and a device's, which may have a word such as “iPhone” in it. */
interface Names {
  person: string;
  device: string;
}

/** What is left of a sentence without the words of every day. undefined: nothing, or too much to be a name. */
export function namesIn(line: string, words: Words): Names | undefined {
  const code = codeIn(line);
  const said = wordsIn(code === undefined ? line : line.replace(code, ' '), words.freeText)
    .filter((word) => !words.freeText.elided.has(lower(word)))
    .map((word) => word.replace(/^[\p{Ps}\p{Pi}"'¿¡]+|[\p{Pe}\p{Pf}"'?!.,;:…]+$/gu, ''))
    .filter((word) => word !== '');
  const person = name(said, words, (word) => isEveryday(word, words));
  if (person === undefined) return undefined;
  // “aino’s phone” is no device's name, and neither is “aino can't get mail on the phone”; “Aino iPhone” may be
  const owned = said.some((word) => plainName(word).endsWith("'s"));
  const inName = said.filter((word, at) => {
    const before = said[at - 1];
    const kind = words.freeText.nouns.get(plainName(word));
    return (
      !owned && kind !== undefined && kind !== 'any' && before !== undefined && !isEveryday(before, words)
    );
  });
  const device = name(said, words, (word) => isEveryday(word, words) && !inName.includes(word));
  return { person, device: device ?? person };
}

export function isEveryday(word: string, words: Words): boolean {
  const plain = plainName(word);
  return andEnglish(words).some(
    ({ freeText }) => freeText.everyday.has(plain) || freeText.smallTalk.elsewhere.has(plain),
  );
}

function name(
  said: readonly string[],
  { freeText }: Words,
  isFiller: (word: string) => boolean,
): string | undefined {
  const { verbs, smallTalk } = freeText;
  const kept = said.filter((word) => !isFiller(word));
  const nouns = kept.filter((word) => !verbs.has(plainName(word)));
  // somebody may be called Lock, but not where a sentence asks how to unlock something
  const left = nouns.length > 0 || kept.length < said.length ? nouns : kept;
  const isPart = (word: string) => smallTalk.particles.has(plainName(word));
  const first = left.findIndex((word) => !isPart(word));
  const last = left.findLastIndex((word) => !isPart(word));
  const bare = left
    .slice(Math.max(first, 0), last + 1)
    .map((word) => (plainName(word).endsWith("'s") ? word.slice(0, -2) : word));
  const isName =
    bare.length > 0 && bare.length <= MOST_WORDS && bare.some((word) => /\p{L}{2}|\d/u.test(word));
  return isName ? bare.join(' ') : undefined;
}
