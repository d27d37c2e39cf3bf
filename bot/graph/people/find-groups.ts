import type { GroupFacts } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { collect, type Page } from '../http/pages.ts';
import { firstProblem, values } from '../json/parts.ts';
import { present } from '../json/required.ts';
import { uniqueById } from '../json/unique.ts';
import { beginnings } from '../odata/beginnings.ts';
import { EVENTUAL } from '../odata/eventual.ts';
import { searchClause } from '../odata/search-clause.ts';
import { bestFirst } from './best-first.ts';
import { GROUP_FACTS_FIELDS, toGroupFacts } from './group-facts.ts';
import { spellings } from './spellings.ts';

const NAMED = ['displayName'];
const PAGE_SIZE = 25;
const PAGES = 10;

/**
 * Groups by part of their name. As with people, the search and a filter by beginnings go out together; here both count, for
 * a group is often made just before a role is given to it, and the search's index has not taken it in yet.
 */
export async function findGroups(client: GraphClient, typed: string, most: number): Promise<GroupFacts[]> {
  const variants = spellings(typed);
  if (variants.length === 0) return [];
  const parts = await Promise.all([
    part(ask(client, { $search: searchClause(NAMED, ...variants) }, most)),
    part(ask(client, { $filter: beginnings(NAMED, ...variants) }, most)),
  ]);
  if (parts.every((one) => !one.ok)) throw firstProblem(parts);
  const found = values(parts).flatMap(({ items }) => items);
  return uniqueById(found.map(toGroupFacts).filter(present)).sort(bestFirst(variants)).slice(0, most);
}

function ask(
  client: GraphClient,
  how: { $search: string } | { $filter: string },
  enough: number,
): Promise<Page> {
  const query = { ...how, $select: GROUP_FACTS_FIELDS, $top: PAGE_SIZE, $count: true } as const;
  return collect(client, '/groups', { query, headers: EVENTUAL }, { pages: PAGES, enough });
}
