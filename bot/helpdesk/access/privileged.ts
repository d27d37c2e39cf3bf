import type { RemoteAction } from '../actions/catalogue.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';

/**
 * Whether nothing that can't be undone may be done to a person without a second operator: they hold a role of Entra, or are in the group
 * that the settings name. Read now. What can't be read is a doubt, and counts as yes. undefined: the action can be undone.
 */
export async function isPrivileged(
  graph: Pick<GraphApi, 'directory'>,
  { danger }: Pick<RemoteAction, 'danger'>,
  userId: string | undefined,
  groupId: string | undefined,
): Promise<boolean> {
  if (danger !== 'destructive' || userId === undefined) return false;
  const [roles, groups] = await Promise.all([
    part(graph.directory.directoryRoles(userId)),
    groupId === undefined ? undefined : part(graph.directory.personIsIn(userId, [groupId])),
  ]);
  if (!roles.ok || groups?.ok === false) return true;
  return roles.value.length > 0 || (groups?.ok === true && groups.value.size > 0);
}
