import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { texts } from '../json/fields.ts';

/** Graph's own limit of ids in one checkMemberGroups. */
const IDS_A_CALL = 20;

/** Which of the groups the object at `path` is in, nested groups included. */
export async function memberships(
  client: GraphClient,
  path: string,
  groupIds: readonly string[],
): Promise<Set<string>> {
  const ids = [...new Set(groupIds)];
  const calls = Array.from({ length: Math.ceil(ids.length / IDS_A_CALL) }, (_, call) =>
    checkMemberGroups(client, path, ids.slice(call * IDS_A_CALL, (call + 1) * IDS_A_CALL)),
  );
  const found = new Set((await Promise.all(calls)).flat());
  return new Set(ids.filter((id) => found.has(id.toLowerCase())));
}

async function checkMemberGroups(client: GraphClient, path: string, groupIds: string[]): Promise<string[]> {
  const answer = await client.read(`${path}/checkMemberGroups`, { groupIds });
  // no list is no answer: taken as "in none of them" it would hide that
  if (!Array.isArray(answer.value))
    throw new Problem({ kind: 'unavailable', detail: 'a list without value' });
  return texts(answer, 'value').map((id) => id.toLowerCase());
}
