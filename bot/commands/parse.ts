import type { Sayable } from './command.ts';

/** Finds the command that a text starts with, in any case, the longest phrase first. `rest` is what follows the phrase. */
export function parse<C extends Pick<Sayable, 'phrases' | 'takes' | 'accepts'>>(
  commands: readonly C[],
  text: string,
): { command: C; rest: string } | undefined {
  const line = text.replace(/\s+/gu, ' ').trim();
  let found: { command: C; phrase: string } | undefined;
  for (const command of commands)
    for (const phrase of command.phrases)
      if (phrase.length > (found?.phrase.length ?? 0) && startsWith(line, phrase))
        found = { command, phrase };
  if (!found) return undefined;
  const rest = line.slice(found.phrase.length).trim();
  const { takes, accepts } = found.command;
  const isMeant = takes === 'nothing' ? rest === '' : (accepts?.(rest) ?? true);
  return isMeant ? { command: found.command, rest } : undefined;
}

/** Whole words only: “device” doesn't start “devices”. */
function startsWith(line: string, phrase: string): boolean {
  const isWhole = line.length === phrase.length || line[phrase.length] === ' ';
  return isWhole && line.slice(0, phrase.length).toLowerCase() === phrase;
}
