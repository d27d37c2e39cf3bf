import type { Sayable } from './command.ts';

/** Finds the command that a text starts with, in any case, the longest phrase first. `rest` is what follows the phrase. */
export function parse<C extends Pick<Sayable, 'phrases' | 'takes'>>(
  commands: readonly C[],
  text: string,
): { command: C; rest: string } | undefined {
  const line = text.replace(/\s+/gu, ' ').trim();
  const found = commands
    .flatMap((command) => command.phrases.map((phrase) => ({ command, phrase })))
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
    .find(({ phrase }) => startsWith(line, phrase));
  if (!found) return undefined;
  const rest = line.slice(found.phrase.length).trim();
  return found.command.takes === 'nothing' && rest !== '' ? undefined : { command: found.command, rest };
}

/** Whole words only: “device” doesn't start “devices”. */
function startsWith(line: string, phrase: string): boolean {
  const head = line.slice(0, phrase.length).toLowerCase();
  return head === phrase && (line.length === phrase.length || line[phrase.length] === ' ');
}
