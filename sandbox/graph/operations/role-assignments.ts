import { randomUUID } from 'node:crypto';
import type { Context } from '../context.ts';
import { badRequest, intuneNotFound } from '../errors.ts';
import { present } from '../resources/shapes.ts';
import type { Fields, GraphAnswer, GraphRequest, RoleAssignment, RoleDefinition } from '../types.ts';
import { objectBody, onlyKnown, stringList } from './body.ts';

const v1Names = ['id', 'displayName', 'description', 'members', 'resourceScopes'];
const lists = ['members', 'resourceScopes', 'scopeMembers', 'roleScopeTagIds'];
const betaNames = [...v1Names, 'scopeType', 'scopeMembers', 'roleScopeTagIds'];
const bind = 'roleDefinition@odata.bind';

function checked(context: Context, body: Fields): Partial<RoleAssignment> {
  onlyKnown(body, context.version === 'v1.0' ? v1Names : betaNames, 'roleAssignment');
  const { displayName, description, scopeType } = body;
  for (const name of lists) if (name in body) stringList(body, name);
  for (const text of [displayName, description, scopeType]) {
    if (text !== undefined && text !== null && typeof text !== 'string')
      throw badRequest('A text was expected.');
  }
  return Object.fromEntries(
    Object.entries(body).filter(([name]) => betaNames.includes(name) && name !== 'id'),
  );
}

function boundRole(context: Context, body: Fields): RoleDefinition {
  const address = body[bind];
  const match =
    typeof address === 'string' ? /roleDefinitions(?:\('([^']+)'\)|\/([^/]+))$/.exec(address) : null;
  const role = match && context.tenant.roleDefinition(match[1] ?? match[2] ?? '');
  if (!role) throw badRequest(`${bind} is missing or names no role definition.`);
  return role;
}

const entity = (context: Context, assignment: RoleAssignment): Fields => ({
  '@odata.context': `https://graph.microsoft.com/${context.version}/$metadata#deviceManagement/roleAssignments/$entity`,
  '@odata.type': '#microsoft.graph.deviceAndAppManagementRoleAssignment',
  ...present(context, 'roleAssignment', assignment, { alone: true }),
});

/** If a policy covers role assignments, a second administrator decides first. It is the last thing Intune checks. */
function mustBeApproved({ tenant, ledger, now }: Context, request: GraphRequest, action: string): void {
  ledger.approvals.passRole(tenant, { ...request, action }, now.getTime());
}

/** `role` is set if the address names it. Otherwise the body does. */
export function createAssignment(
  context: Context,
  request: GraphRequest,
  role?: RoleDefinition,
): GraphAnswer {
  const fields = objectBody(request.body);
  const given = checked(context, fields);
  const to = role ?? boundRole(context, fields);
  if (!given.displayName) throw badRequest('displayName is required.');
  mustBeApproved(context, request, 'createRoleAssignment');
  const assignment: RoleAssignment = {
    displayName: given.displayName,
    description: null,
    members: [],
    resourceScopes: [],
    scopeType: 'resourceScope',
    scopeMembers: [],
    ...given,
    id: randomUUID(),
  };
  (to.roleAssignments ??= []).push(assignment);
  return { status: 201, body: entity(context, assignment) };
}

export function changeAssignment(context: Context, id: string, request: GraphRequest): GraphAnswer {
  const found = context.tenant.roleAssignment(id);
  if (!found) throw intuneNotFound();
  const given = checked(context, objectBody(request.body));
  mustBeApproved(context, request, 'changeRoleAssignment');
  Object.assign(found.assignment, given);
  return { status: 200, body: entity(context, found.assignment) };
}

export function deleteAssignment(context: Context, id: string, request: GraphRequest): GraphAnswer {
  const found = context.tenant.roleAssignment(id);
  if (!found) throw intuneNotFound();
  mustBeApproved(context, request, 'deleteRoleAssignment');
  found.role.roleAssignments = found.role.roleAssignments?.filter((one) => one !== found.assignment) ?? [];
  return { status: 204 };
}
