import { withApostrophes } from '../../helpdesk/contracts/same-text.ts';

/** Longer than any name, mail or serial number. */
const LONGEST = 256;

/** Typed text made fit for a query: no control characters, no half surrogate pairs, and a bounded length. */
export function cleanText(typed: string): string {
  return typed
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, LONGEST)
    .replace(/\p{Cs}/gu, '')
    .trim();
}

/** How names are written with an apostrophe, the most usual first: typed, typographic, the okina and the letter apostrophe. */
const APOSTROPHES = ["'", '\u2019', '\u02bb', '\u02bc'] as const;

/**
 * The spellings of a typed name that Graph is asked for, because it compares signs as they are. A name without apostrophes has one. The last
 * is the typed one, if it has rarer signs.
 */
export function spellings(typed: string, most: number): string[] {
  const clean = cleanText(typed).normalize('NFC');
  const all = [...APOSTROPHES.map((sign) => withApostrophes(clean, sign)), clean];
  return clean === '' ? [] : [...new Set(all)].slice(0, most);
}

/** An OData string literal. The query or key that contains it still has to be encoded. */
export function literal(typed: string): string {
  return `'${cleanText(typed).replaceAll("'", "''")}'`;
}
