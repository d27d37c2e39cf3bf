/**
 * How many letters have to be put in, taken out, exchanged or swapped with their neighbor to make one word of another (optimal string
 * alignment).
 */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (before[column - 2] ?? 0) + 1);
      next.push(least);
    }
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

interface Near {
  phrase: string;
  /** What follows what was meant as the phrase. */
  rest: string;
}

/**
 * The phrases that a line may have been meant to start with, the nearest first. One that it does start with isn't among them. `known`: a
 * word that was meant as it is, so “look” is no “lock”.
 */
export function nearPhrases(
  line: string,
  phrases: readonly string[],
  known: (word: string) => boolean = () => false,
): Near[] {
  const words = line.split(' ');
  const near = phrases.flatMap((phrase) => {
    const most = allowed(phrase.length);
    const length = phrase.split(' ').length;
    // a space too many or too few is a typo, too
    const ends = [length - 1, length, length + 1].filter(
      (end) => end >= 1 && end <= words.length && !words.slice(0, end).every(known),
    );
    const found = ends
      .map((end) => ({ end, off: distance(words.slice(0, end).join(' ').toLowerCase(), phrase) }))
      .filter(({ off }) => off > 0 && off <= most)
      .toSorted((a, b) => a.off - b.off)[0];
    return found ? [{ phrase, rest: words.slice(found.end).join(' '), off: found.off }] : [];
  });
  return near.toSorted((a, b) => a.off - b.off).map(({ phrase, rest }) => ({ phrase, rest }));
}

/** Short words are near to too many others. */
function allowed(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}
