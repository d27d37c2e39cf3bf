import type { GraphClient } from '../http/client.ts';
import { collect, collectAll } from '../http/pages.ts';
import { type Json, flag, text, texts } from '../json/fields.ts';
import { present, uniqueById } from '../json/lists.ts';
import { userPath } from '../odata/path.ts';
import { EVENTUAL } from '../odata/query.ts';
import type { Listed } from '../../helpdesk/contracts/graph.ts';
import type { Group } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';

const FIELDS = ['id', 'displayName', 'groupTypes', 'securityEnabled', 'mailEnabled'];
/** Twelve thousand groups: more than anybody has or reads. */
const BOUNDS = { pages: 12 };

/** Direct and nested memberships: direct ones first, then by name. */
export async function groups(client: GraphClient, person: string): Promise<Listed<Group>> {
  const read = (memberships: string, fields: string[]) => {
    const query = { $select: fields, $count: true, $top: 999 } as const;
    const path = `${userPath(person)}/${memberships}/microsoft.graph.group`;
    return collect(client, path, { query, headers: EVENTUAL }, BOUNDS);
  };
  const [all, near] = await Promise.all([read('transitiveMemberOf', FIELDS), read('memberOf', ['id'])]);
  const direct = new Set(near.items.map((one) => text(one, 'id')));
  const items = uniqueById(all.items.map((one) => toGroup(one, direct)).filter(present));
  items.sort((a, b) => Number(b.direct) - Number(a.direct) || a.displayName.localeCompare(b.displayName));
  if (all.next === undefined) return { items, total: items.length, exact: true };
  return { items, total: Math.max(all.count ?? 0, items.length), exact: all.count !== undefined };
}

function toGroup(from: Json, direct: ReadonlySet<string | undefined>): Group | undefined {
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  const types = texts(from, 'groupTypes');
  return {
    id,
    displayName: text(from, 'displayName') ?? id,
    direct: direct.has(id),
    dynamic: types.includes('DynamicMembership'),
    microsoft365: types.includes('Unified'),
    securityEnabled: flag(from, 'securityEnabled') ?? false,
  };
}

/** Graph's limit of ids in one checkMemberGroups. */
const IDS_PER_CALL = 20;

/** Which of the groups the object at `path` is in, nested groups included. */
export async function memberships(
  client: GraphClient,
  path: string,
  groupIds: readonly string[],
): Promise<Set<string>> {
  const ids = [...new Set(groupIds)];
  const calls = Array.from({ length: Math.ceil(ids.length / IDS_PER_CALL) }, (_, call) =>
    checkMemberGroups(client, path, ids.slice(call * IDS_PER_CALL, (call + 1) * IDS_PER_CALL)),
  );
  const found = new Set((await Promise.all(calls)).flat());
  return new Set(ids.filter((id) => found.has(id.toLowerCase())));
}

async function checkMemberGroups(client: GraphClient, path: string, groupIds: string[]): Promise<string[]> {
  const answer = await client.read(`${path}/checkMemberGroups`, { groupIds });
  // A missing list must not be read as "in none of them".
  if (!Array.isArray(answer.value))
    throw new Problem({ kind: 'unavailable', detail: 'a list without value' });
  return texts(answer, 'value').map((id) => id.toLowerCase());
}

/** Template ids of the Entra roles that the person holds, directly or through a group. */
export async function directoryRoles(client: GraphClient, person: string): Promise<string[]> {
  const roles = await collectAll(
    client,
    `${userPath(person)}/transitiveMemberOf/microsoft.graph.directoryRole`,
    {
      query: { $select: ['id', 'roleTemplateId'], $count: true },
      headers: EVENTUAL,
    },
  );
  return [...new Set(roles.map((role) => text(role, 'roleTemplateId')).filter(present))];
}
