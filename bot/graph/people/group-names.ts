import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { text } from '../json/fields.ts';
import { path } from '../odata/path.ts';

/** Names of groups by id, without those that are gone. */
export async function groupNames(
  client: GraphClient,
  groupIds: readonly string[],
): Promise<Map<string, string>> {
  const query = { $select: ['id', 'displayName'] };
  const named = [...new Set(groupIds)].map(async (id): Promise<[string, string][]> => {
    const group = await orNone(readGroup(client, id, query));
    return group ? [[id, text(group, 'displayName') ?? id]] : [];
  });
  return new Map((await Promise.all(named)).flat());
}

async function readGroup(client: GraphClient, id: string, query: { $select: string[] }) {
  return client.get(path`/groups/${id}`, { query });
}
