import { foldedName, plainName } from '../../helpdesk/contracts/same-text.ts';
import { cleanText, literal, spellings } from '../odata/text.ts';

/** What is searched for a name. */
interface Searched {
  /** Properties that hold names. */
  names: readonly string[];
  /** Properties that hold addresses. These have no other apostrophe than the plain one. */
  addresses?: readonly string[];
}

/** A property and the text that it is searched for. */
type Clause = readonly [property: string, text: string];

const MOST_SPELLINGS = 5;
/** With three properties for names and two for addresses, the rarest spelling is asked of one: fifteen clauses in all. Entra refuses many. */
const RARE = 4;

/** What Graph is asked for a typed name: each spelling of it that is likely. None if nothing was typed. */
export function clausesFor(typed: string, { names, addresses = [] }: Searched): Clause[] {
  return spellings(typed, MOST_SPELLINGS).flatMap((spelling, n) => {
    const properties = n < RARE ? names : names.slice(0, 1);
    return [...properties, ...(n === 0 ? addresses : [])].map((property): Clause => [property, spelling]);
  });
}

/** Exact matches first, however they are spelled, then by name. */
export function bestFirst(typed: string): (a: { displayName: string }, b: { displayName: string }) => number {
  const wanted = plainName(typed);
  const rank = ({ displayName }: { displayName: string }) => (plainName(displayName) === wanted ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName);
}

/** A $search for any of the clauses, each quoted. */
export function searchClause(clauses: readonly Clause[]): string {
  return clauses
    .map(([property, text]) => `"${property}:${cleanText(text).replace(/[\\"]/g, '\\$&')}"`)
    .join(' OR ');
}

/** A $filter for objects to which any of the clauses applies. */
export function startsWithFilter(clauses: readonly Clause[]): string {
  return clauses.map(([property, text]) => `startswith(${property},${literal(text)})`).join(' or ');
}

/**
 * Whether every word that was typed is somewhere in these texts, whatever its case, accents and apostrophes. A Graph that ignores a search or
 * a filter answers everything (microsoft-graph-explorer-v4 #3125), so each hit is held against what was typed.
 */
export function bears(typed: string, texts: readonly (string | undefined)[]): boolean {
  const spaced = texts.map((text) => wordsOf(text ?? '').join(' ')).join(' ');
  const close = spaced.replaceAll(' ', '');
  return wordsOf(typed).every((word) => spaced.includes(word) || close.includes(word));
}

const wordsOf = (text: string) => foldedName(text).match(/[\p{L}\p{N}]+/gu) ?? [];
