import { badRequest } from '../errors.ts';
import type { Entity } from '../types.ts';
import { valueAt } from './filter-match.ts';
import type { SortedIndexes } from './sorted-index.ts';

/** Alternatives of clauses that must all hold. AND binds tighter than OR. */
export type Search = Clause[][];

interface Clause {
  property: string;
  tokens: string[];
}

/** The words of a text without case and accents. Like the directory, it splits at spaces and punctuation. */
const searchTokens = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

const clausePattern = /\s*(?:"((?:[^"\\]|\\.)*)"|(AND|OR)(?=[\s"]))\s*/gy;

function clauseOf(quoted: string): Clause {
  const text = quoted.replace(/\\(.)/gs, '$1');
  const colon = text.indexOf(':');
  if (colon < 1) throw badRequest(`Invalid $search clause: '${text}' names no property.`);
  return { property: text.slice(0, colon), tokens: searchTokens(text.slice(colon + 1)) };
}

export function parseSearch(text: string): Search {
  const alternatives: Search = [[]];
  let wantsClause = true;
  clausePattern.lastIndex = 0;
  while (clausePattern.lastIndex < text.length) {
    const match = clausePattern.exec(text);
    if (!match) throw badRequest(`Syntax error in the $search clause '${text}'.`);
    const [, quoted, operator] = match;
    if (quoted !== undefined) alternatives.at(-1)?.push(clauseOf(quoted));
    else if (wantsClause) throw badRequest(`Syntax error in the $search clause '${text}'.`);
    if (operator === 'OR') alternatives.push([]);
    wantsClause = operator !== undefined;
  }
  if (wantsClause) throw badRequest(`Syntax error in the $search clause '${text}'.`);
  return alternatives;
}

function tokensOf(entity: Entity, property: string): string[] {
  const value = valueAt(entity, [property]);
  const texts: unknown[] = Array.isArray(value) ? value : [value];
  return texts.flatMap((text) => (typeof text === 'string' ? searchTokens(text) : []));
}

function clauseHolds(entity: Entity, { property, tokens }: Clause): boolean {
  if (tokens.length === 0) return false;
  const has = tokensOf(entity, property);
  return tokens.every((token) => has.some((word) => word.startsWith(token)));
}

export const searchHolds = (search: Search, entity: Entity): boolean =>
  search.some((clauses) => clauses.every((clause) => clauseHolds(entity, clause)));

const intersect = (sets: Set<number>[]): Set<number> =>
  sets.reduce((all, set) => new Set([...all].filter((at) => set.has(at))));

/** Positions in a long list that a search finds, by index. */
export function searchPositions(
  search: Search,
  list: readonly Entity[],
  indexes: SortedIndexes,
): Set<number> {
  const found = search.map((clauses) =>
    intersect(
      clauses.flatMap(({ property, tokens }) => {
        const index = indexes.of(list, `tokens ${property}`, (entity) => tokensOf(entity, property));
        return tokens.length === 0 ? [new Set<number>()] : tokens.map((token) => index.prefix(token));
      }),
    ),
  );
  return new Set(found.flatMap((set) => [...set]));
}
