/** Something that can be said, as far as finding it goes. */
interface Sayable {
  /** The phrases that begin it; the first one is its name. */
  phrases: readonly [string, ...string[]];
  takes: 'text' | 'nothing';
}

/** Finds the command that a text begins with, in any case, the longest phrase first, and what is left of the text. */
export function parse<C extends Sayable>(
  commands: readonly C[],
  text: string,
): { command: C; rest: string } | undefined {
  const line = text.replace(/\s+/gu, ' ').trim();
  const begun = commands
    .flatMap((command) => command.phrases.map((phrase) => ({ command, phrase })))
    .toSorted((a, b) => b.phrase.length - a.phrase.length)
    .find(({ phrase }) => begins(line, phrase));
  if (!begun) return undefined;
  const rest = line.slice(begun.phrase.length).trim();
  return begun.command.takes === 'nothing' && rest !== '' ? undefined : { command: begun.command, rest };
}

function begins(line: string, phrase: string): boolean {
  const head = line.slice(0, phrase.length).toLowerCase();
  return head === phrase && (line.length === phrase.length || line[phrase.length] === ' ');
}
