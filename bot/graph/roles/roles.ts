import type { Roles } from '../../helpdesk/contracts/graph.ts';
import { approvalHeaders } from '../http/approval-headers.ts';
import type { GraphClient } from '../http/client.ts';
import { path } from '../odata/path.ts';
import { assignment, assignments } from './assignments.ts';
import { createAssignment } from './create-assignment.ts';
import { definitions } from './role-definition.ts';
import { ownPermissions } from './own-permissions.ts';
import { tagNames } from './tag-names.ts';

export function graphRoles(client: GraphClient): Roles {
  return {
    assignments: (expected, shared) => assignments(client, expected, shared),
    definitions: () => definitions(client),
    tagNames: () => tagNames(client),
    ownPermissions: () => ownPermissions(client),
    assignment: (id) => assignment(client, id),
    create: (given, approval) => createAssignment(client, given, approval),
    async remove(id, approval = {}) {
      const at = path`/deviceManagement/roleAssignments/${id}`;
      const { requestId } = await client.act('DELETE', at, {
        version: 'v1.0',
        headers: approvalHeaders(approval),
      });
      return { requestId };
    },
  };
}
