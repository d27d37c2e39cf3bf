import { isSameId } from '../contracts/guid.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { SecretKind } from '../contracts/secret.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import { Problem } from '../contracts/problem.ts';
import { keyNamed } from '../keys/catalogue.ts';
import type { EntraRole } from '../keys/entra-roles.ts';
import { rolesAmong } from '../keys/entra-roles.ts';

type SecretRuling =
  | { allowed: true; through: readonly string[] }
  | { allowed: false; roles: readonly EntraRole[]; owner: boolean };

/**
 * Whether a person's Entra roles allow them to see a kind of secret of a device. It is read now, never from memory. A refusal to tell counts
 * as a no.
 */
export async function maySeeSecret(
  graph: Pick<GraphApi, 'directory'>,
  personId: string,
  kind: SecretKind,
  { azureADDeviceId }: Pick<ManagedDevice, 'azureADDeviceId'>,
): Promise<SecretRuling> {
  const needed = keyNamed(kind)?.needs;
  if (needed?.kind !== 'entra') return { allowed: true, through: [] };
  const through = rolesAmong(needed.roles, await orRefused(graph.directory.directoryRoles(personId)));
  if (through.length > 0) return { allowed: true, through };
  if (needed.owner && azureADDeviceId !== undefined) {
    const owned = await orRefused(graph.directory.ownedDevices(personId));
    if (owned.some(({ deviceId }) => isSameId(deviceId, azureADDeviceId)))
      return { allowed: true, through: [OWNER] };
  }
  return { allowed: false, roles: needed.roles, owner: needed.owner };
}

/** How the audit says that the person owns the device. */
const OWNER = 'Registered owner';

/** Any other failure throws: then nothing is shown either. */
async function orRefused<T>(reading: Promise<T[]>): Promise<T[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Problem && ['notFound', 'forbidden', 'badRequest'].includes(error.kind)) return [];
    throw error;
  }
}
