import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';
import { permissionsOfActions } from '../actions/catalogue.ts';
import { READ_DEVICES, type Operator } from './authorize.ts';

const REMOTE_TASKS = 'Microsoft.Intune_RemoteTasks_';
const ofActions: ReadonlySet<string> = new Set(permissionsOfActions);

/** Whether Intune's permission is for an action. Not all of them are among the remote tasks: that to delete a device is one of devices. */
export function isActionPermission(name: string): boolean {
  return name.startsWith(REMOTE_TASKS) || ofActions.has(name);
}

/**
 * What Intune lets an operator do through roles that it doesn't show them: a role with scope tags may hide from its own holder. It is told
 * to them and allows nothing, because nobody can read whom it covers. None where Graph is asked as the application, which sees every role.
 */
export async function hiddenPermissions(graph: GraphApi, operator: Operator): Promise<string[]> {
  const { adminRoles, assignments, checkedByGraph = false } = operator;
  if (!checkedByGraph || adminRoles.length > 0) return [];
  const own = await part(graph.roles.ownPermissions());
  if (!own.ok) return [];
  const shown = new Set(assignments.flatMap(({ permissions }) => [...permissions]));
  return [...own.value].filter(
    (name) => !shown.has(name) && (name === READ_DEVICES || isActionPermission(name)),
  );
}
