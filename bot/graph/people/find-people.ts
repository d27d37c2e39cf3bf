import type { GraphClient } from '../http/client.ts';
import { type Page, collect, firstPage, following } from '../http/pages.ts';
import { text, type Json } from '../json/fields.ts';
import { firstProblem, present, uniqueById, values } from '../json/lists.ts';
import { EVENTUAL } from '../odata/query.ts';
import { cleanText, literal } from '../odata/text.ts';
import { bears, bestFirst, clausesFor, searchClause, startsWithFilter } from './name-search.ts';
import { PERSON_NAME_FIELDS, toPersonName } from './person.ts';
import type { Found } from '../../helpdesk/contracts/graph/found.ts';
import type { PersonName } from '../../helpdesk/contracts/model.ts';
import { type Part, part } from '../../helpdesk/contracts/problem.ts';

const SEARCHED = { names: ['displayName'], addresses: ['mail', 'userPrincipalName'] };
const BEGINNING_NAMES = ['displayName', 'givenName', 'surname'];
const BEGINNING_ADDRESSES = ['userPrincipalName', 'mail'];
const BEGINNING = [...BEGINNING_NAMES, ...BEGINNING_ADDRESSES];
const FIELDS = [...new Set([...PERSON_NAME_FIELDS, ...BEGINNING])];
const PAGE_SIZE = 25;
const PAGES = 10;

/**
 * People by part of their name. A search and a startswith filter are sent together: the search finds words anywhere; the filter finds
 * people who aren't in the search index yet, and works if search is unavailable.
 */
export async function findByName(
  client: GraphClient,
  typed: string,
  most: number,
): Promise<Found<PersonName>> {
  const searched = clausesFor(typed, SEARCHED);
  const beginning = clausesFor(typed, { names: BEGINNING_NAMES, addresses: BEGINNING_ADDRESSES });
  if (searched.length === 0) return { items: [], total: 0, exact: true, unsearched: [] };
  const [search, filter] = await Promise.all([
    part(ask(client, { $search: searchClause(searched) })),
    part(ask(client, { $filter: startsWithFilter(beginning) })),
  ]);
  const isHit = (person: Json) =>
    bears(
      typed,
      BEGINNING.map((field) => text(person, field)),
    );
  const page = chosen(search, filter, isHit);
  // With a count, only what is shown has to be read. Without one, the pages have to be counted.
  const enough = page.count === undefined ? undefined : { enough: most };
  const read = await following(client, page, { pages: PAGES, ...enough }, EVENTUAL);
  const hits = read.items.filter(isHit);
  const own = uniqueById(hits.map(toPersonName).filter(present));
  // the search's index may lack people whom the filter has, and the other way round
  const other = values([search, filter]).find((one) => one !== page);
  const others = (other?.items ?? []).filter(isHit).map(toPersonName).filter(present);
  const people = uniqueById([...own, ...others]).sort(bestFirst(typed));
  const added = people.length - own.length;
  const ended = read.next === undefined;
  // with others among them, neither the end nor the count says how many there are
  const whole = hits.length === read.items.length;
  const wasSearched = (one: Part<Page>) =>
    one.ok && !one.value.fault && one.value.items.every((person) => isHit(person) && toPersonName(person));
  return {
    items: people.slice(0, most),
    total: ended || !whole ? people.length : Math.max(read.count ?? 0, own.length) + added,
    exact: whole && (ended || read.count !== undefined) && (added === 0 || other?.next === undefined),
    unsearched: [
      ...(wasSearched(search) ? [] : ['partsOfNames' as const]),
      ...(wasSearched(filter) ? [] : ['beginningsOfNames' as const]),
    ],
  };
}

function ask(client: GraphClient, by: { $search: string } | { $filter: string }): Promise<Page> {
  const query = { ...by, $select: FIELDS, $top: PAGE_SIZE, $count: true } as const;
  return firstPage(client, '/users', { query, headers: EVENTUAL });
}

function chosen(search: Part<Page>, filter: Part<Page>, isHit: (person: Json) => boolean): Page {
  if (search.ok && (search.value.items.some(isHit) || !filter.ok)) return search.value;
  if (filter.ok) return filter.value;
  throw search.ok ? filter.problem : search.problem;
}

/** An address belongs to one person, so a few pages are more than enough. */
const BOUNDS = { pages: 3, enough: 25 };

/** The primary address and the other ones are two reads, so that one still works if Graph refuses the other. */
export async function findByMail(client: GraphClient, address: string): Promise<Found<PersonName>> {
  const mail = cleanText(address);
  if (mail === '') return { items: [], total: 0, exact: true, unsearched: [] };
  const select = { $select: [...PERSON_NAME_FIELDS, 'proxyAddresses'] };
  const other = `proxyAddresses/any(p:p eq ${literal(`smtp:${mail}`)})`;
  const parts = await Promise.all([
    part(collect(client, '/users', { query: { $filter: `mail eq ${literal(mail)}`, ...select } }, BOUNDS)),
    part(
      collect(
        client,
        '/users',
        { query: { $filter: other, ...select, $count: true }, headers: EVENTUAL },
        BOUNDS,
      ),
    ),
  ]);
  const pages = values(parts);
  if (pages.length === 0) throw firstProblem(parts);
  const all = pages.flatMap(({ items }) => items);
  const hits = all.filter((person) => hasAddress(person, mail));
  const people = uniqueById(hits.map(toPersonName).filter(present));
  const readable = pages.every(({ fault }) => !fault) && hits.every((one) => toPersonName(one));
  const searched = pages.length === parts.length && hits.length === all.length && readable;
  return { items: people, total: people.length, exact: searched, unsearched: searched ? [] : ['addresses'] };
}

/** Another one's record in an answer about an address is no hit. */
function hasAddress(person: Json, address: string): boolean {
  const others: unknown[] = Array.isArray(person.proxyAddresses) ? person.proxyAddresses : [];
  const given = [text(person, 'mail'), text(person, 'userPrincipalName'), ...others];
  const wanted = address.toLowerCase();
  return given.some((one) => typeof one === 'string' && one.toLowerCase().replace(/^smtp:/, '') === wanted);
}
