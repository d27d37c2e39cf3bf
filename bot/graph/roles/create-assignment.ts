import type { ForApproval, NewAssignment, Roles } from '../../helpdesk/contracts/graph.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { approvalHeaders } from '../http/approval-headers.ts';
import type { GraphClient } from '../http/client.ts';
import type { Version } from '../http/request.ts';
import { id, isJson } from '../json/fields.ts';
import { path } from '../odata/path.ts';
import { DEFINITIONS } from './role-definition.ts';
import { scopeTypeOf } from './role-assignment.ts';

/** Never retried with the other version: a request that failed may still have worked. */
export async function createAssignment(
  client: GraphClient,
  assignment: NewAssignment,
  approval: ForApproval = {},
): ReturnType<Roles['create']> {
  const version = versionFor(assignment);
  const body = bodyOf(client, assignment, version);
  const answer = await client.act('POST', '/deviceManagement/roleAssignments', {
    version,
    body,
    answers: 'object',
    headers: approvalHeaders(approval),
  });
  const { requestId, status } = answer;
  const created = isJson(answer.body) ? id(answer.body) : undefined;
  if (created !== undefined) return { id: created, requestId };
  throw new Problem({
    kind: 'unavailable',
    status,
    ...(requestId !== undefined && { requestId }),
    detail: 'Graph created an assignment and returned no id',
  });
}

/** v1.0 has no scopeType, so an assignment without scope groups could mean all devices there. */
function versionFor({ scopeGroups, allUsers, allDevices }: NewAssignment): Version {
  return allUsers || allDevices || scopeGroups.length === 0 ? 'beta' : 'v1.0';
}

function bodyOf(client: GraphClient, assignment: NewAssignment, version: Version): object {
  const { displayName, description, roleId, memberGroups, scopeGroups } = assignment;
  const role = path`('${roleId.replaceAll("'", "''")}')`;
  return {
    '@odata.type': '#microsoft.graph.deviceAndAppManagementRoleAssignment',
    displayName,
    ...(description !== undefined && { description }),
    members: memberGroups,
    resourceScopes: scopeGroups,
    ...(version === 'beta' && { scopeType: scopeTypeOf(assignment) }),
    'roleDefinition@odata.bind': client.linkTo(version, `${DEFINITIONS}${role}`),
  };
}
