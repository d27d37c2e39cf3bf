import { cleanText } from './clean-text.ts';

/** A $search that finds `typed` in any of the properties: quoted clauses, or-ed. */
export function searchClause(properties: readonly string[], ...typed: string[]): string {
  return typed
    .map((text) => cleanText(text).replace(/[\\"]/g, '\\$&'))
    .flatMap((text) => properties.map((property) => `"${property}:${text}"`))
    .join(' OR ');
}
