import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { GraphClient } from '../http/client.ts';
import { collectAll, following } from '../http/pages.ts';
import type { Version } from '../http/request.ts';
import { dueId, theOne, unreadable, wholeRecords } from '../json/answers.ts';
import { type Json, record, text } from '../json/fields.ts';
import { present, required } from '../json/lists.ts';
import { path } from '../odata/path.ts';
import { betaFirst } from './beta-first.ts';
import { toRoleAssignment } from './role-assignment.ts';
import { DEFINITIONS, toRoleDefinition } from './role-definition.ts';
import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';
import type { SharedReads } from '../../helpdesk/contracts/graph.ts';
import { Problem, orNone } from '../../helpdesk/contracts/problem.ts';

/**
 * Every assignment of every role. Throws if anything could not be read: half of the assignments would look like fewer rights, or like
 * more. Those that are expected are read together with the list; the list, which is never shared, decides which there are.
 */
export function assignments(
  client: GraphClient,
  expected: readonly string[] = [],
  shared?: SharedReads,
): Promise<RoleAssignment[]> {
  return betaFirst(client, async (version) => {
    const own = (id: string) => byId(client, id, version);
    const read = (id: string) => shared?.read(`${version} ${id}`, () => own(id)) ?? own(id);
    const ahead = new Map(expected.map((id) => [id, read(id)]));
    // whether one of them matters is known later; until then its failure must not count as unhandled
    for (const reading of ahead.values()) reading.catch(() => undefined);
    const roles = await assignedRoles(client, version);
    assertOneRoleEach(roles);
    const all = roles.flatMap(({ role, assignmentIds }) =>
      assignmentIds.map(async (id) => {
        const from = await (ahead.get(id) ?? read(id));
        return from && required(toRoleAssignment(from, role, version));
      }),
    );
    return (await Promise.all(all)).filter(present);
  });
}

/** The list may omit members and scope, so each assignment is read. One that is gone by now is left out. */
async function byId(client: GraphClient, id: string, version: Version): Promise<Json | undefined> {
  const from = await orNone(client.get(path`/deviceManagement/roleAssignments/${id}`, { version }));
  return from && theOne(from, id);
}

/** One assignment with its role. It is gone only if v1.0 says so, too: beta's 404 may mean that there is no beta. */
export async function assignment(client: GraphClient, id: string): Promise<RoleAssignment | undefined> {
  const found = await orNone(
    betaFirst(client, async (version) => {
      const query = { $expand: 'roleDefinition' };
      const from = await client.get(path`/deviceManagement/roleAssignments/${id}`, { query, version });
      return { from: theOne(from, id), version };
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
  const roles = await betaFirst(client, (version) => assignedRoles(client, version));
  const found = roles.find(({ assignmentIds }) => assignmentIds.some((one) => isSameId(one, assignmentId)));
  if (!found) throw unreadable('an assignment without a role');
  return found.role;
}

interface AssignedRole {
  role: RoleDefinition;
  assignmentIds: string[];
}

/** An assignment is of one role. If two claim it, nobody knows what it allows. */
function assertOneRoleEach(roles: readonly AssignedRole[]): void {
  const ids = roles.flatMap(({ assignmentIds }) => assignmentIds);
  if (new Set(ids).size < ids.length) throw unreadable('an assignment of two roles');
}

/** Every role with the ids of its assignments. */
async function assignedRoles(client: GraphClient, version: Version): Promise<AssignedRole[]> {
  const roles = await expandedRoles(client, version);
  const read = new Map<string, Promise<AssignedRole>>();
  for (const from of roles) {
    const role = required(toRoleDefinition(from));
    const assigned = assignmentIdsOf(client, from, role, version).then((assignmentIds) => ({
      role,
      assignmentIds,
    }));
    // all are awaited below, at the first failure too
    assigned.catch(() => undefined);
    read.set(role.roleId, assigned);
  }
  return Promise.all(read.values());
}

/** A Graph that refuses to expand them is asked for the roles alone. */
async function expandedRoles(client: GraphClient, version: Version): Promise<Json[]> {
  try {
    return await collectAll(client, DEFINITIONS, { query: { $expand: ASSIGNED }, version });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 400) throw error;
    return collectAll(client, DEFINITIONS, { version });
  }
}

const ASSIGNED = 'roleAssignments';

/**
 * The expanded list has them, and may continue behind its own link. A role without that list isn't one without assignments: a Graph that
 * doesn't expand leaves it out of every role. They are asked for apart then.
 */
async function assignmentIdsOf(
  client: GraphClient,
  role: Json,
  { roleId }: RoleDefinition,
  version: Version,
): Promise<string[]> {
  if (role[ASSIGNED] === undefined || role[ASSIGNED] === null) {
    const apart = await collectAll(
      client,
      path`/deviceManagement/roleDefinitions/${roleId}/roleAssignments`,
      { version },
    );
    return [...new Set(apart.map((one) => dueId(one)))];
  }
  const page = {
    items: wholeRecords(role, ASSIGNED),
    next: text(role, `${ASSIGNED}@odata.nextLink`),
  };
  const { items, next, fault } = await following(client, page, { pages: 100 });
  if (next !== undefined || fault) throw fault ?? unreadable('role assignments without end');
  return [...new Set(items.map((one) => dueId(one)))];
}
