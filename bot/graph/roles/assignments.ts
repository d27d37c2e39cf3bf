import type { GraphClient } from '../http/client.ts';
import { collectAll, following } from '../http/pages.ts';
import type { Version } from '../http/request.ts';
import { type Json, record, records, text } from '../json/fields.ts';
import { present, required } from '../json/lists.ts';
import { path } from '../odata/path.ts';
import { betaFirst } from './beta-first.ts';
import { toRoleAssignment } from './role-assignment.ts';
import { DEFINITIONS, toRoleDefinition } from './role-definition.ts';
import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';
import { Problem, orNone } from '../../helpdesk/contracts/problem.ts';

/**
 * Every assignment of every role. Throws if anything could not be read: half of the assignments would look like fewer rights, or like
 * more. Those that are expected are read together with the list; the list decides which there are.
 */
export function assignments(
  client: GraphClient,
  expected: readonly string[] = [],
): Promise<RoleAssignment[]> {
  return betaFirst(client, async (version) => {
    const ahead = new Map(expected.map((id) => [id, byId(client, id, version)]));
    // whether one of them matters is known later; until then its failure must not count as unhandled
    for (const reading of ahead.values()) reading.catch(() => undefined);
    const roles = await assignedRoles(client, version);
    const read = roles.flatMap(({ role, assignmentIds }) =>
      assignmentIds.map(async (id) => {
        const from = await (ahead.get(id) ?? byId(client, id, version));
        return from && required(toRoleAssignment(from, role, version));
      }),
    );
    return (await Promise.all(read)).filter(present);
  });
}

/** The list may omit members and scope, so each assignment is read. One that is gone by now is left out. */
function byId(client: GraphClient, id: string, version: Version): Promise<Json | undefined> {
  return orNone(client.get(path`/deviceManagement/roleAssignments/${id}`, { version }));
}

/** One assignment with its role. It is gone only if v1.0 says so, too: beta's 404 may mean that there is no beta. */
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

/** Without its permissions it would look like a role that allows nothing. */
function expandedRole(from: Json): RoleDefinition | undefined {
  const role = record(from, 'roleDefinition');
  return role && Array.isArray(role.rolePermissions) ? toRoleDefinition(role) : undefined;
}

async function roleOf(client: GraphClient, assignmentId: string): Promise<RoleDefinition> {
  const wanted = assignmentId.toLowerCase();
  const roles = await betaFirst(client, (version) => assignedRoles(client, version));
  const found = roles.find(({ assignmentIds }) => assignmentIds.some((id) => id.toLowerCase() === wanted));
  if (!found) throw new Problem({ kind: 'unavailable', detail: 'an assignment without a role' });
  return found.role;
}

interface AssignedRole {
  role: RoleDefinition;
  assignmentIds: string[];
}

/** Every role with the ids of its assignments. */
async function assignedRoles(client: GraphClient, version: Version): Promise<AssignedRole[]> {
  const roles = await collectAll(client, DEFINITIONS, { query: { $expand: 'roleAssignments' }, version });
  const read = roles.map(async (from): Promise<AssignedRole[]> => {
    const role = toRoleDefinition(from);
    return role ? [{ role, assignmentIds: await assignmentIdsOf(client, from) }] : [];
  });
  return (await Promise.all(read)).flat();
}

/** The expanded list has them, and may continue behind its own link. */
async function assignmentIdsOf(client: GraphClient, role: Json): Promise<string[]> {
  const page = {
    items: records(role, 'roleAssignments'),
    next: text(role, 'roleAssignments@odata.nextLink'),
  };
  const { items, next } = await following(client, page, { pages: 100 });
  if (next !== undefined) throw new Problem({ kind: 'unavailable', detail: 'role assignments without end' });
  return [...new Set(items.map((one) => text(one, 'id')).filter(present))];
}
