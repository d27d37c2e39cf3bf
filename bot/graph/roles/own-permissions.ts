import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { wholeRecords } from '../json/answers.ts';
import { permissionsIn } from './role-definition.ts';

/** What Intune lets the caller do, of every role together. It says neither which role nor over whom. An application can't ask. */
export async function ownPermissions(client: GraphClient): Promise<Set<string>> {
  const roles = await collectAll(client, "/deviceManagement/getEffectivePermissions(scope='*')", {
    version: 'v1.0',
  });
  return new Set(
    roles.flatMap((one) => wholeRecords(one, 'resourceActions')).flatMap((one) => [...permissionsIn([one])]),
  );
}
