import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';
import { orNone, Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { record, type Json } from '../json/fields.ts';
import { required } from '../json/required.ts';
import { path } from '../odata/path.ts';
import { assignedRoles } from './assigned-roles.ts';
import { betaFirst } from './beta-first.ts';
import { toRoleAssignment } from './role-assignment.ts';
import { toRoleDefinition } from './role-definition.ts';

/** One assignment with its role. It is gone where v1.0 says so too: beta's 404 may as well mean that there is no beta. */
export async function assignment(client: GraphClient, id: string): Promise<RoleAssignment | undefined> {
  const found = await orNone(
    betaFirst(client, async (version) => {
      const query = { $expand: 'roleDefinition' };
      const from = await client.get(path`/deviceManagement/roleAssignments/${id}`, { query, version });
      return { from, version };
    }),
  );
  if (!found) return undefined;
  const role = expandedRole(found.from) ?? (await roleOf(client, id));
  return required(toRoleAssignment(found.from, role, found.version));
}

/** Without its permissions it would pass for a role that allows nothing. */
function expandedRole(from: Json): RoleDefinition | undefined {
  const role = record(from, 'roleDefinition');
  return role && Array.isArray(role.rolePermissions) ? toRoleDefinition(role) : undefined;
}

async function roleOf(client: GraphClient, assignmentId: string): Promise<RoleDefinition> {
  const wanted = assignmentId.toLowerCase();
  const roles = await betaFirst(client, (version) => assignedRoles(client, version));
  const found = roles.find(({ assignmentIds }) => assignmentIds.some((id) => id.toLowerCase() === wanted));
  if (!found) throw new Problem({ kind: 'unavailable', detail: 'an assignment of no role' });
  return found.role;
}
