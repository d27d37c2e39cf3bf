/** What cards show is cut and made one line: what somebody typed comes in pieces instead, for the template to join again. */
export interface TypedLine {
  pieces: readonly string[];
}

const PIECE = /.{1,300}/gsu;

/** The lines of a typed text, at most `most` characters of it. */
export function typedLines(text: string, most: number): { pieces: readonly string[] }[] {
  // the brace is broken here already: a piece may end between two
  const safe = text.slice(0, most).replace(/\{(?=\{)/g, '{\u2060');
  return safe.split(/\r\n|\r|\n/).map((line) => ({ pieces: line.match(PIECE) ?? [] }));
}
