import type { PersonName } from '../../helpdesk/contracts/model.ts';
import type { Listed } from '../../helpdesk/contracts/graph.ts';
import { part, type Part } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { firstPage, following, type Page } from '../http/pages.ts';
import { present } from '../json/required.ts';
import { uniqueById } from '../json/unique.ts';
import { beginnings } from '../odata/beginnings.ts';
import { EVENTUAL } from '../odata/eventual.ts';
import { searchClause } from '../odata/search-clause.ts';
import { bestFirst } from './best-first.ts';
import { PERSON_NAME_FIELDS, toPersonName } from './person-name.ts';
import { spellings } from './spellings.ts';

const SEARCHED = ['displayName', 'mail', 'userPrincipalName'];
const BEGINNING = ['displayName', 'givenName', 'surname', 'userPrincipalName', 'mail'];
const PAGE_SIZE = 25;
const PAGES = 10;

/**
 * People by part of their name. The search and a filter by beginnings go out together: the search finds words anywhere,
 * the filter finds what the search's index has not taken in yet, and works where there is no search.
 */
export async function findByName(
  client: GraphClient,
  typed: string,
  most: number,
): Promise<Listed<PersonName>> {
  const variants = spellings(typed);
  if (variants.length === 0) return { items: [], total: 0, exact: true };
  const [search, filter] = await Promise.all([
    part(ask(client, { $search: searchClause(SEARCHED, ...variants) })),
    part(ask(client, { $filter: beginnings(BEGINNING, ...variants) })),
  ]);
  const page = chosen(search, filter);
  // a count spares reading further than what is shown; without one, the pages themselves are counted
  const enough = page.count === undefined ? undefined : { enough: most };
  const read = await following(client, page, { pages: PAGES, ...enough }, EVENTUAL);
  const people = uniqueById(read.items.map(toPersonName).filter(present)).sort(bestFirst(variants));
  const ended = read.next === undefined;
  return {
    items: people.slice(0, most),
    total: ended ? people.length : Math.max(read.count ?? 0, people.length),
    exact: ended || read.count !== undefined,
  };
}

function ask(client: GraphClient, how: { $search: string } | { $filter: string }): Promise<Page> {
  const query = { ...how, $select: PERSON_NAME_FIELDS, $top: PAGE_SIZE, $count: true } as const;
  return firstPage(client, '/users', { query, headers: EVENTUAL });
}

function chosen(search: Part<Page>, filter: Part<Page>): Page {
  if (search.ok && (search.value.items.length > 0 || !filter.ok)) return search.value;
  if (filter.ok) return filter.value;
  throw search.ok ? filter.problem : search.problem;
}
