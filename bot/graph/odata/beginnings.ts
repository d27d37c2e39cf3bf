import { literal } from './literal.ts';

/** A $filter for whatever begins with any of `typed` in any of the properties. */
export function beginnings(properties: readonly string[], ...typed: string[]): string {
  return typed
    .flatMap((text) => properties.map((property) => `startswith(${property},${literal(text)})`))
    .join(' or ');
}
