import type { Words } from '../locales/index.ts';
import { phrasesOf, type Sayable } from './command.ts';

interface Parsed<C> {
  command: C;
  /** As it was typed, apart from upper and lower case. */
  phrase: string;
  rest: string;
}

/**
 * Finds the command that a text starts with, in the reader's language or in English, in any case, the longest phrase first. `rest` is what
 * follows the phrase.
 */
export function parse<C extends Pick<Sayable, 'phrases' | 'help' | 'takes' | 'accepts'>>(
  commands: readonly C[],
  text: string,
  words: Words,
): Parsed<C> | undefined {
  // a slash is how other bots are told something
  const line = text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\/(?=\p{L})/u, '');
  let found: Omit<Parsed<C>, 'rest'> | undefined;
  for (const command of commands)
    for (const phrase of phrasesOf(command, words))
      if (phrase.length > (found?.phrase.length ?? 0) && startsWith(said(line, command), phrase))
        found = { command, phrase };
  if (!found) return undefined;
  const rest = said(line, found.command).slice(found.phrase.length).trim();
  const { takes, accepts } = found.command;
  const isMeant = takes === 'nothing' ? rest === '' : (accepts?.(rest, words) ?? true);
  return isMeant ? { ...found, rest } : undefined;
}

/** Signs at the end say nothing of a command that takes no text. Whether something is to be changed is no question. */
function said(line: string, command: Pick<Sayable, 'takes'>): string {
  if (command.takes !== 'nothing') return line;
  const bare = line.replace('changes' in command ? /[.!…\s]+$/u : /[.!?…\s]+$/u, '');
  return bare === '' ? line : bare;
}

/** Whole words only: “device” doesn't start “devices”. */
function startsWith(line: string, phrase: string): boolean {
  const isWhole = line.length === phrase.length || line[phrase.length] === ' ';
  return isWhole && plain(line.slice(0, phrase.length)) === plain(phrase);
}

const plain = (text: string) => text.toLowerCase().replace(/[‘’]/gu, "'");
