import type { GraphClient } from '../http/client.ts';
import { collectAll, firstPage } from '../http/pages.ts';
import { text } from '../json/fields.ts';
import { EVENTUAL } from '../odata/eventual.ts';
import { path } from '../odata/path.ts';

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
  // not counted: the pages are, and where they don't end that is a problem and no number
  const all = await collectAll(client, members, { query: { ...query, $top: 999 }, headers: EVENTUAL });
  return new Set(all.map((one) => text(one, 'id'))).size;
}
