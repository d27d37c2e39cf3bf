/** Rough pixels of a phone: its width, a letter of a heading, a bold letter, and the sign with what is between the two. */
const WIDTH = 300;
const HEADING_LETTER = 12;
const LETTER = 9;
const BETWEEN = 30;

/** Whether a state has room beside a heading on a phone. Without it, a renderer breaks the heading within a word. */
export function besideHeading(heading: string, state: string): boolean {
  const longest = Math.max(...heading.split(/[\s-]+/).map(({ length }) => length));
  return longest * HEADING_LETTER + state.length * LETTER + BETWEEN <= WIDTH;
}
