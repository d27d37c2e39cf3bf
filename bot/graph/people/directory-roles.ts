import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { text } from '../json/fields.ts';
import { present } from '../json/required.ts';
import { EVENTUAL } from '../odata/eventual.ts';
import { userPath } from '../odata/path.ts';

/** Template ids of Entra's roles that the person holds, by group too. */
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
