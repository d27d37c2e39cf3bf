/** At most `most` characters; by default 256, Entra's limit for a group's name. */
export function shortened(name: string, most = 256): string {
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
}

/** The title of a choice. Some clients draw it as Markdown, so links are broken up. */
export function choiceTitle(text: string, longest?: number): string {
  return shortened(text, longest).replace(/\](?=[([])|<(?=\S)/g, '$&\u2060');
}

const PIECE = /.{1,300}/gsu;

/**
 * The lines of a typed text, at most `most` characters of it. The renderer shortens every string and makes it one line, so
 * typed text comes in short pieces that the template joins again.
 */
export function typedLines(text: string, most: number): { pieces: readonly string[] }[] {
  // done before cutting: a piece may end between two braces
  const safe = text.slice(0, most).replace(/\{(?=\{)/g, '{\u2060');
  return safe.split(/\r\n|\r|\n/).map((line) => ({ pieces: line.match(PIECE) ?? [] }));
}

/** A line that is longer than this is hard to read, and a card would cut it in the end. */
const LONGEST_LINE = 250;

/** Titles of which the same is said, joined to lines: "Restart, Wipe". In the order in which each thing is said first. */
export function groupedTitles<T>(
  rows: readonly { title: string; said: T }[],
  keyOf: (said: T) => string,
): { titles: string; said: T }[] {
  const lines: { titles: string; said: T }[] = [];
  const open = new Map<string, { titles: string; said: T }>();
  for (const { title, said } of rows) {
    const line = open.get(keyOf(said));
    if (line && line.titles.length + title.length < LONGEST_LINE) line.titles += `, ${title}`;
    else {
      const next = { titles: title, said };
      open.set(keyOf(said), next);
      lines.push(next);
    }
  }
  return lines;
}
