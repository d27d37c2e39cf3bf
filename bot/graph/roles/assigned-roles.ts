import type { RoleDefinition } from '../../helpdesk/contracts/model.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/exchange.ts';
import { collectAll, following } from '../http/pages.ts';
import { records, text, type Json } from '../json/fields.ts';
import { present } from '../json/required.ts';
import { DEFINITIONS } from './definitions.ts';
import { toRoleDefinition } from './role-definition.ts';

export interface AssignedRole {
  role: RoleDefinition;
  assignmentIds: string[];
}

/** Every role with the ids of its assignments. */
export async function assignedRoles(client: GraphClient, version: Version): Promise<AssignedRole[]> {
  const roles = await collectAll(client, DEFINITIONS, { query: { $expand: 'roleAssignments' }, version });
  const read = roles.map(async (from): Promise<AssignedRole[]> => {
    const role = toRoleDefinition(from);
    return role ? [{ role, assignmentIds: await assignmentIdsOf(client, from) }] : [];
  });
  return (await Promise.all(read)).flat();
}

/** The expanded list names them, and may go on behind a link of its own. */
async function assignmentIdsOf(client: GraphClient, role: Json): Promise<string[]> {
  const page = {
    items: records(role, 'roleAssignments'),
    next: text(role, 'roleAssignments@odata.nextLink'),
  };
  const { items, next } = await following(client, page, { pages: 100 });
  if (next !== undefined) throw new Problem({ kind: 'unavailable', detail: 'role assignments without end' });
  return [...new Set(items.map((one) => text(one, 'id')).filter(present))];
}
