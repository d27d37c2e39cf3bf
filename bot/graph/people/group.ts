import type { GraphClient } from '../http/client.ts';
import { type Page, collect, collectAll, firstPage } from '../http/pages.ts';
import { dueId, flagOrNone, theOne } from '../json/answers.ts';
import { type Json, id, text } from '../json/fields.ts';
import { firstProblem, present, required, uniqueById, values } from '../json/lists.ts';
import { path } from '../odata/path.ts';
import { EVENTUAL } from '../odata/query.ts';
import { bears, bestFirst, clausesFor, searchClause, startsWithFilter } from './name-search.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import type { GroupFacts } from '../../helpdesk/contracts/model.ts';
import { type Part, orNone, part } from '../../helpdesk/contracts/problem.ts';
import type { Found } from '../../helpdesk/contracts/graph/found.ts';

const GROUP_FACTS_FIELDS = ['id', 'displayName', 'securityEnabled'] as const;

export function toGroupFacts(from: Json): GroupFacts | undefined {
  const own = id(from);
  if (own === undefined) return undefined;
  return {
    id: own,
    displayName: text(from, 'displayName') ?? own,
    securityEnabled: flagOrNone(from, 'securityEnabled') ?? false,
  };
}

/** Text that isn't a GUID can't be a group, so Graph isn't asked. */
export async function group(client: GraphClient, wanted: string): Promise<GroupFacts | undefined> {
  if (!isGuid(wanted)) return undefined;
  const found = await readGroup(client, wanted, GROUP_FACTS_FIELDS);
  return found && required(toGroupFacts(found));
}

/** Names of groups by id. Groups that no longer exist are left out. One that can't be read is called by its id: it isn't gone. */
export async function groupNames(
  client: GraphClient,
  groupIds: readonly string[],
): Promise<Map<string, string>> {
  const named = [...new Set(groupIds)].map(async (wanted): Promise<[string, string][]> => {
    const read = await part(readGroup(client, wanted, ['id', 'displayName']));
    if (!read.ok && read.problem.kind !== 'unreadable') throw read.problem;
    const found = read.ok ? read.value : {};
    return found ? [[wanted, text(found, 'displayName') ?? wanted]] : [];
  });
  return new Map((await Promise.all(named)).flat());
}

async function readGroup(
  client: GraphClient,
  wanted: string,
  $select: readonly string[],
): Promise<Json | undefined> {
  const found = await orNone(client.get(path`/groups/${wanted}`, { query: { $select } }));
  return found && theOne(found, wanted);
}

/** How many users and devices are in a group, nested groups included. */
export async function groupSize(
  client: GraphClient,
  id: string,
): Promise<{ users: number; devices: number }> {
  const below = path`/groups/${id}/transitiveMembers`;
  const [users, devices] = await Promise.all([
    count(client, `${below}/microsoft.graph.user`),
    count(client, `${below}/microsoft.graph.device`),
  ]);
  return { users, devices };
}

async function count(client: GraphClient, members: string): Promise<number> {
  const query = { $count: true, $select: ['id'] } as const;
  const page = await firstPage(client, members, { query: { ...query, $top: 1 }, headers: EVENTUAL });
  if (page.count !== undefined) return page.count;
  // Without a count, the pages are counted. A list that doesn't end is a problem.
  const all = await collectAll(client, members, { query: { ...query, $top: 999 }, headers: EVENTUAL });
  return new Set(all.map((one) => dueId(one))).size;
}

const NAMED = { names: ['displayName'] };
const PAGE_SIZE = 25;
const PAGES = 10;

/**
 * Groups by part of their name. As for people, a search and a startswith filter are sent together. Both results count here: a group is
 * often created right before a role is assigned to it, when it isn't in the search index yet.
 */
export async function findGroups(
  client: GraphClient,
  typed: string,
  most: number,
): Promise<Found<GroupFacts>> {
  const clauses = clausesFor(typed, NAMED);
  if (clauses.length === 0) return { items: [], total: 0, exact: true, unsearched: [] };
  const parts = await Promise.all([
    part(ask(client, { $search: searchClause(clauses) }, most)),
    part(ask(client, { $filter: startsWithFilter(clauses) }, most)),
  ]);
  if (parts.every((one) => !one.ok)) throw firstProblem(parts);
  const read = values(parts);
  const hits = read.flatMap(({ items }) => items).filter((one) => bears(typed, [text(one, 'displayName')]));
  const groups = uniqueById(hits.map(toGroupFacts).filter(present)).sort(bestFirst(typed));
  const [search, filter] = parts;
  const lost = (one: Part<Page> | undefined) => !one?.ok || one.value.fault !== undefined;
  return {
    items: groups.slice(0, most),
    total: groups.length,
    exact: read.every(({ next }) => next === undefined),
    unsearched: [
      ...(lost(search) ? ['partsOfNames' as const] : []),
      ...(lost(filter) ? ['beginningsOfNames' as const] : []),
    ],
  };
}

function ask(
  client: GraphClient,
  by: { $search: string } | { $filter: string },
  enough: number,
): Promise<Page> {
  const query = { ...by, $select: GROUP_FACTS_FIELDS, $top: PAGE_SIZE, $count: true } as const;
  return collect(client, '/groups', { query, headers: EVENTUAL }, { pages: PAGES, enough });
}
