import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';
import { orNone } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/exchange.ts';
import { present, required } from '../json/required.ts';
import { path } from '../odata/path.ts';
import { assignedRoles } from './assigned-roles.ts';
import { betaFirst } from './beta-first.ts';
import { toRoleAssignment } from './role-assignment.ts';

/**
 * Every assignment of every role. Anything that could not be read throws: half the assignments would look like fewer
 * rights, or wider ones.
 */
export function assignments(client: GraphClient): Promise<RoleAssignment[]> {
  return betaFirst(client, async (version) => {
    const roles = await assignedRoles(client, version);
    const read = roles.flatMap(({ role, assignmentIds }) =>
      assignmentIds.map((id) => byId(client, id, role, version)),
    );
    return (await Promise.all(read)).filter(present);
  });
}

/** The list may leave members and scope out, so each is read by itself. One that is gone by now is none. */
async function byId(
  client: GraphClient,
  id: string,
  role: RoleDefinition,
  version: Version,
): Promise<RoleAssignment | undefined> {
  const from = await orNone(client.get(path`/deviceManagement/roleAssignments/${id}`, { version }));
  return from && required(toRoleAssignment(from, role, version));
}
