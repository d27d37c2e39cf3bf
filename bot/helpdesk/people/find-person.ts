import type { Operator } from '../access/authorize.ts';
import type { PersonName } from '../contracts/model.ts';
import type { PersonOutcome } from './person-file.ts';
import { mayReadAnybody, readPerson } from './person-file.ts';
import type { Listed, World } from '../contracts/graph.ts';

export type Selection = PersonOutcome | { kind: 'several'; people: Listed<PersonName> };

/** How many matches are read: enough for a first look and for a field that searches as one types. */
const MOST = 25;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The longest name or address that the directory holds, with room. */
const LONGEST = 300;

export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** What a person typed, ready to be looked for: one line, without the quotes that some put around a name. */
export function searchText(typed: string): string {
  const text = typed.replace(/\s+/gu, ' ').trim().slice(0, LONGEST);
  return /^"[^"]+"$|^“[^“”]+”$/u.test(text) ? text.slice(1, -1).trim() : text;
}

/** Finds whom the operator means by UPN, mail, object id, or a name or part of one; one match is read at once. */
export async function selectPerson(world: World, operator: Operator, text: string): Promise<Selection> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  if (isGuid(text)) return readPerson(world, operator, text);
  if (!isAddress(text)) return oneOrSeveral(world, operator, await world.directory.findByName(text, MOST));

  const direct = await readPerson(world, operator, text);
  if (direct.kind !== 'none') return direct;
  const [byMail, byName] = await Promise.all([
    world.directory.findByMail(text),
    world.directory.findByName(text, MOST),
  ]);
  const people = byMail.length > 0 ? { items: byMail, total: byMail.length, exact: true } : byName;
  return oneOrSeveral(world, operator, people);
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/u.test(text);
}

async function oneOrSeveral(
  world: World,
  operator: Operator,
  people: Listed<PersonName>,
): Promise<Selection> {
  const [first, second] = people.items;
  if (!first) return { kind: 'none' };
  return second ? { kind: 'several', people } : readPerson(world, operator, first.id);
}
