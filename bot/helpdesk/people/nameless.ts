import type { GraphApi } from '../contracts/graph.ts';
import type { Listed } from '../contracts/graph/found.ts';
import type { ManagedDevice, PersonName } from '../contracts/model.ts';
import type { Part, Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';

/**
 * The account could not be read. Their devices or a smaller read say who it is. A real id is needed: it goes into the audit and into the
 * card's buttons.
 */
export async function nameless(
  graph: GraphApi,
  whom: string,
  managed: Part<Listed<ManagedDevice>>,
  isTheirs: (device: ManagedDevice) => boolean,
  problem: Problem,
): Promise<PersonName> {
  const device = managed.ok ? managed.value.items.find(isTheirs) : undefined;
  if (device?.userId !== undefined) {
    const name = device.userDisplayName ?? whom;
    return { id: device.userId, displayName: name, userPrincipalName: device.userPrincipalName ?? whom };
  }
  const record = await part(graph.directory.speaker(whom));
  if (!record.ok) throw problem;
  const { id, displayName, userPrincipalName } = record.value;
  return { id, displayName, userPrincipalName };
}
