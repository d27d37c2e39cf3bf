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

/**
 * Whether every word that was typed is somewhere in these texts, whatever its case and accents. A Graph that ignores a search or a filter
 * answers everything (microsoft-graph-explorer-v4 #3125), so each hit is held against what was typed.
 */
export function bears(typed: string, texts: readonly (string | undefined)[]): boolean {
  const spaced = texts.map((text) => wordsOf(text ?? '').join(' ')).join(' ');
  const close = spaced.replaceAll(' ', '');
  return wordsOf(typed).every((word) => spaced.includes(word) || close.includes(word));
}

const wordsOf = (text: string) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Letters that Unicode doesn't take apart, and how directories find them. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ı: 'i', ħ: 'h' },
};

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłıħ]/gu, (letter) => PLAIN[letter] ?? letter);
}
