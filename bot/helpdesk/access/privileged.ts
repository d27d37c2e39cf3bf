import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';

/**
 * Whether a person holds a role of Entra, or is in the group that the settings name. Read now. What can't be read is a doubt, and counts as
 * yes.
 */
export async function isPrivileged(
  graph: Pick<GraphApi, 'directory'>,
  userId: string | undefined,
  groupId: string | undefined,
): Promise<boolean> {
  if (userId === undefined) return false;
  const [roles, groups] = await Promise.all([
    part(graph.directory.directoryRoles(userId)),
    groupId === undefined ? undefined : part(graph.directory.personIsIn(userId, [groupId])),
  ]);
  if (!roles.ok || groups?.ok === false) return true;
  return roles.value.length > 0 || (groups?.ok === true && groups.value.size > 0);
}
