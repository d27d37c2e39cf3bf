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

/** So many of which the same is said are joined to a line; a few each have their own. */
const MANY = 6;
/** A line that is longer than this is hard to read, and a card would cut it in the end. */
const LONGEST_LINE = 250;

/** What is said of each title. Many of which the same is said share lines, where the first of them stands: "Restart, Wipe, …". */
export function groupedTitles<T>(
  rows: readonly { title: string; said: T }[],
  keyOf: (said: T) => string,
): { title: string; said: T }[] {
  const alike = new Map<string, string[]>();
  for (const { title, said } of rows) alike.set(keyOf(said), [...(alike.get(keyOf(said)) ?? []), title]);
  return rows.flatMap(({ title, said }) => {
    const titles = alike.get(keyOf(said)) ?? [];
    if (titles.length < MANY) return [{ title, said }];
    return titles[0] === title ? inLines(titles).map((line) => ({ title: line, said })) : [];
  });
}

/** Titles with commas between them, in lines of which none is cut. */
export function inLines(titles: readonly string[], longest = LONGEST_LINE): string[] {
  const lines: string[] = [];
  for (const title of titles) {
    const joined = `${lines.at(-1) ?? ''}, ${title}`;
    if (lines.length > 0 && joined.length <= longest) lines[lines.length - 1] = joined;
    else lines.push(title);
  }
  return lines;
}
