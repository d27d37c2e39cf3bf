import { isGuid } from '../contracts/guid.ts';
import type { Operator } from '../access/authorize.ts';
import type { PersonName } from '../contracts/model.ts';
import type { Beside, PersonOutcome } from './person-file.ts';
import { readPerson } from './person-file.ts';
import { mayReadAnybody } from '../access/authorize.ts';
import type { Found, GraphApi, NothingFound } from '../contracts/graph.ts';
import { nothingFound } from '../contracts/graph.ts';

export type Selection =
  Exclude<PersonOutcome, { kind: 'none' }> | NothingFound | { kind: 'several'; people: Found<PersonName> };

/** How many matches are read: enough for a first look and for a field that searches while somebody types. */
const MOST = 25;
/** Longer than any name or address in the directory. */
const LONGEST = 300;

/** What a person typed, ready to be searched for: one line, without quotes around it. */
export function searchText(typed: string): string {
  const text = typed.replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  return /^"[^"]+"$|^“[^“”]+”$/u.test(text) ? text.slice(1, -1).trim() : text;
}

/** Finds a person by UPN, mail address, object id, or a name or part of one. A single match is read at once. */
export async function selectPerson(
  graph: GraphApi,
  operator: Operator,
  text: string,
  beside?: Beside,
): Promise<Selection> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  if (isGuid(text)) return readPerson(graph, operator, text, beside);
  if (!isAddress(text))
    return oneOrSeveral(graph, operator, beside, await graph.directory.findByName(text, MOST));

  const direct = await readPerson(graph, operator, text, beside);
  if (direct.kind !== 'none') return direct;
  const [byMail, byName] = await Promise.all([
    graph.directory.findByMail(text),
    graph.directory.findByName(text, MOST),
  ]);
  if (byMail.total > 0) return oneOrSeveral(graph, operator, beside, byMail);
  const unsearched = [...byMail.unsearched, ...byName.unsearched];
  return oneOrSeveral(graph, operator, beside, { ...byName, unsearched });
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/u.test(text);
}

async function oneOrSeveral(
  graph: GraphApi,
  operator: Operator,
  beside: Beside | undefined,
  people: Found<PersonName>,
): Promise<Selection> {
  const [first, second] = people.items;
  if (!first) return nothingFound(people);
  return second ? { kind: 'several', people } : readPerson(graph, operator, first.id, beside);
}
