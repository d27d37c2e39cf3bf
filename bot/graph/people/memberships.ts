import { oneSpelling } from '../../helpdesk/contracts/guid.ts';
import type { GraphClient } from '../http/client.ts';
import { collect, collectAll } from '../http/pages.ts';
import { dueId, onlyAsked, unreadable } from '../json/answers.ts';
import { type Json, flag, id, text, texts } from '../json/fields.ts';
import { listed, mapped, uniqueById } from '../json/lists.ts';
import { userPath } from '../odata/path.ts';
import { EVENTUAL } from '../odata/query.ts';
import type { Listed } from '../../helpdesk/contracts/graph/found.ts';
import type { Group } from '../../helpdesk/contracts/model.ts';
import { part } from '../../helpdesk/contracts/problem.ts';

const FIELDS = ['id', 'displayName', 'groupTypes', 'securityEnabled'];
/** Twelve thousand groups: more than anybody has or reads. */
const BOUNDS = { pages: 12 };

/** Direct and nested memberships: direct ones first, then by name. */
export async function groups(client: GraphClient, person: string): Promise<Listed<Group>> {
  const read = (memberships: string, fields: string[]) => {
    const query = { $select: fields, $count: true, $top: 999 } as const;
    const path = `${userPath(person)}/${memberships}/microsoft.graph.group`;
    return collect(client, path, { query, headers: EVENTUAL }, BOUNDS);
  };
  const [all, near] = await Promise.all([
    part(read('transitiveMemberOf', FIELDS)),
    part(read('memberOf', FIELDS)),
  ]);
  // one of both that can't be read doesn't hide the other
  if (!all.ok && !near.ok) throw all.problem;
  const direct = near.ok ? mapped(near.value, toGroup) : { items: [], fault: near.problem };
  const every = all.ok ? mapped(all.value, toGroup) : { items: [], fault: all.problem };
  const ids = new Set(direct.items.map(({ id: own }) => own));
  const known = near.ok && !direct.fault && near.value.next === undefined;
  const items = uniqueById([...every.items, ...direct.items]).map((group) => ({
    ...group,
    direct: ids.has(group.id) || (known ? false : undefined),
  }));
  const lost = items.length > every.items.length ? unreadable('direct groups that are missing') : undefined;
  items.sort((a, b) => rank(a) - rank(b) || a.displayName.localeCompare(b.displayName));
  const cut = all.ok && all.value.next !== undefined;
  const list = listed(items, every.fault ?? (cut ? undefined : lost), { more: cut ? all.value : undefined });
  // all groups came, but not which of them are direct
  return list.unread || !direct.fault ? list : { ...list, unread: direct.fault };
}

const rank = ({ direct }: Pick<Group, 'direct'>) => (direct ? 0 : 1);

function toGroup(from: Json): Omit<Group, 'direct'> | undefined {
  const own = id(from);
  if (own === undefined) return undefined;
  const types = texts(from, 'groupTypes');
  return {
    id: own,
    displayName: text(from, 'displayName') ?? own,
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
  return new Set(ids.filter((one) => found.has(oneSpelling(one))));
}

async function checkMemberGroups(client: GraphClient, path: string, groupIds: string[]): Promise<string[]> {
  const answer = await client.read(`${path}/checkMemberGroups`, { groupIds });
  return [...onlyAsked(answer, 'value', groupIds)];
}

const ROLE = '#microsoft.graph.directoryRole';

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
  // a Graph that ignores the cast answers groups too
  const own = roles.filter((role) => (text(role, '@odata.type') ?? ROLE) === ROLE);
  return [...new Set(own.map((role) => dueId(role) && dueId(role, 'roleTemplateId')))];
}
