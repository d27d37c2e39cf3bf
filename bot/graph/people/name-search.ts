import { cleanText, literal } from '../odata/text.ts';

/**
 * The spellings of the typed text that the directory may contain; empty if nothing was typed. Teams turns a typed apostrophe into a
 * typographic one, which is rare in directories.
 */
export function spellings(typed: string): string[] {
  const text = cleanText(typed);
  if (text === '') return [];
  return [...new Set([text, text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')])];
}

/** Exact matches first, then by name. */
export function bestFirst(
  typed: readonly string[],
): (a: { displayName: string }, b: { displayName: string }) => number {
  const wanted = new Set(typed.map((text) => text.toLowerCase()));
  const rank = ({ displayName }: { displayName: string }) => (wanted.has(displayName.toLowerCase()) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName);
}

/** A $search that finds `typed` in any of the properties: quoted clauses, joined by OR. */
export function searchClause(properties: readonly string[], ...typed: string[]): string {
  return typed
    .map((text) => cleanText(text).replace(/[\\"]/g, '\\$&'))
    .flatMap((text) => properties.map((property) => `"${property}:${text}"`))
    .join(' OR ');
}

/** A $filter for objects of which any property starts with any of `typed`. */
export function startsWithFilter(properties: readonly string[], ...typed: string[]): string {
  return typed
    .flatMap((text) => properties.map((property) => `startswith(${property},${literal(text)})`))
    .join(' or ');
}
