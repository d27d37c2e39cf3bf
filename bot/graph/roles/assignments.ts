import type { RoleAssignment } from '../../helpdesk/model.ts';
import { orNone, Problem } from '../../helpdesk/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/exchange.ts';
import { collectAll, following } from '../http/pages.ts';
import { records, text, type Json } from '../json/fields.ts';
import { present, required } from '../json/required.ts';
import { path } from '../odata/path.ts';
import { toRoleAssignment } from './role-assignment.ts';
import { toRoleDefinition, type RoleDefinition } from './role-definition.ts';

/**
 * Every assignment of every role. Beta tells all users and all devices from no scope; where it can't be read, v1.0 is.
 * Anything that could not be read throws: half the assignments would look like fewer rights, or wider ones.
 */
export async function assignments(client: GraphClient): Promise<RoleAssignment[]> {
  try {
    return await assignmentsBy(client, 'beta');
  } catch (error) {
    if (!(error instanceof Problem) || client.signal.aborted) throw error;
  }
  return assignmentsBy(client, 'v1.0');
}

async function assignmentsBy(client: GraphClient, version: Version): Promise<RoleAssignment[]> {
  const roles = await collectAll(client, '/deviceManagement/roleDefinitions', {
    query: { $expand: 'roleAssignments' },
    version,
  });
  const read = roles.map(async (from) => {
    const role = toRoleDefinition(from);
    if (!role) return [];
    const ids = (await assignmentsOf(client, from)).map((one) => text(one, 'id')).filter(present);
    return Promise.all([...new Set(ids)].map((id) => byId(client, id, role, version)));
  });
  return (await Promise.all(read)).flat().filter(present);
}

/** The expanded list names them, and may go on behind a link of its own. */
async function assignmentsOf(client: GraphClient, role: Json): Promise<Json[]> {
  const page = {
    items: records(role, 'roleAssignments'),
    next: text(role, 'roleAssignments@odata.nextLink'),
  };
  const { items, next } = await following(client, page, { pages: 100 });
  if (next !== undefined) throw new Problem({ kind: 'unavailable', detail: 'role assignments without end' });
  return items;
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
