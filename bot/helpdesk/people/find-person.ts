import { plainText } from '../contracts/same-text.ts';
import { guidIn } from '../contracts/guid.ts';
import type { Operator } from '../access/authorize.ts';
import type { KnownNames } from '../access/known-names.ts';
import type { PersonName } from '../contracts/model.ts';
import type { Beside, PersonOutcome } from './person-file.ts';
import { readPerson } from './person-file.ts';
import { mayReadAnybody } from '../access/authorize.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Found, NothingFound, Unsearched } from '../contracts/graph/found.ts';
import { isWhole, nothingFound } from '../contracts/graph/found.ts';
import { type Part, part, valueIn } from '../contracts/problem.ts';

export type Selection =
  Exclude<PersonOutcome, { kind: 'none' }> | NothingFound | { kind: 'several'; people: Found<PersonName> };

/** How many matches are read: enough for a first look and for a field that searches while somebody types. */
const MOST = 25;
/** Longer than any name or address in the directory. */
const LONGEST = 300;

/** What a person typed, ready to be searched for: one line, without quotes around it. */
export function searchText(typed: string): string {
  const text = typed.replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  const [first = '', inner, last = ''] = [text.at(0), text.slice(1, -1), text.at(-1)];
  const isQuoted = [first, last].every((sign) => plainText(sign) === '"') && !plainText(inner).includes('"');
  return isQuoted && inner.trim() !== '' ? inner.trim() : text;
}

interface PersonLookUp extends Beside {
  /** What names meant before. */
  known?: KnownNames;
}

/**
 * Finds a person by UPN, mail address, object id, or a name or part of one. A single match is read at once: in the same round as the search
 * if the text meant that person before.
 */
export async function selectPerson(
  graph: GraphApi,
  operator: Operator,
  text: string,
  { known, ...beside }: PersonLookUp = {},
): Promise<Selection> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const read = (whom: string) => readPerson(graph, operator, whom, beside);
  const id = guidIn(text);
  if (id !== undefined) return read(id);
  const by = operator.speaker.id;
  const before = known?.get(by, 'person', text);
  const [found, ahead] = await Promise.all([
    searchedAs(text) === 'address' ? byAddress(graph, text, read, before !== undefined) : byName(graph, text),
    before && readAhead(before.id, read),
  ]);
  if ('kind' in found) return found;
  const [first, second] = found.items;
  if (!first || second) known?.set(by, 'person', text, undefined);
  if (!first) return nothingFound(found);
  // a single match is opened at once only if there can't be another
  if (second || !isWhole(found)) return { kind: 'several', people: found };
  // whatever was read ahead of anybody else goes no further
  const selection = ahead?.id === first.id ? valueIn(ahead.outcome) : await read(first.id);
  known?.set(by, 'person', text, selection.kind === 'file' ? { id: first.id } : undefined);
  return selection;
}

type Read = (whom: string) => Promise<PersonOutcome>;

async function readAhead(id: string, read: Read): Promise<{ id: string; outcome: Part<PersonOutcome> }> {
  return { id, outcome: await part(read(id)) };
}

/** As what a text is searched for. */
export type SearchedAs = 'id' | 'address' | 'name';

export function searchedAs(text: string): SearchedAs {
  if (guidIn(text) !== undefined) return 'id';
  return /^[^\s@]+@[^\s@]+$/u.test(text) ? 'address' : 'name';
}

function byName(graph: GraphApi, text: string): Promise<Found<PersonName>> {
  return graph.directory.findByName(text, MOST);
}

const unsearched = (...parts: Unsearched[]): Found<PersonName> => ({
  items: [],
  total: 0,
  exact: true,
  unsearched: parts,
});

/** As a UPN first: that names one person, and needs no search. `atOnce`: it probably is none, so everything is asked in one round. */
async function byAddress(
  graph: GraphApi,
  text: string,
  read: Read,
  atOnce: boolean,
): Promise<Exclude<PersonOutcome, { kind: 'none' }> | Found<PersonName>> {
  const search = () =>
    Promise.all([part(graph.directory.findByMail(text)), part(graph.directory.findByName(text, MOST))]);
  const searching = atOnce ? search() : undefined;
  const [direct] = await Promise.all([read(text), searching]);
  if (direct.kind !== 'none') return direct;
  const [byMail, named] = await (searching ?? search());
  // one of both that fails doesn't hide what the other found
  if (!byMail.ok && !named.ok) throw byMail.problem;
  const mail = byMail.ok ? byMail.value : unsearched('addresses');
  if (mail.total > 0) return mail;
  const names = named.ok ? named.value : unsearched('partsOfNames', 'beginningsOfNames');
  return { ...names, unsearched: [...mail.unsearched, ...names.unsearched] };
}
