import { guid } from '../ids.ts';
import type { Row } from '../row.ts';

interface Assignment {
  /** Part of its id. */
  n: number;
  displayName: string;
  description?: string;
  members: string[];
  resourceScopes: string[];
  scopeType?: string;
  /** Ids of its scope tags. */
  roleScopeTagIds?: string[];
}

export function role(
  id: string,
  displayName: string,
  isBuiltIn: boolean,
  actions: { allowed: string[]; notAllowed?: string[] },
  assignments: Assignment[],
): Row {
  return {
    id,
    displayName,
    description: isBuiltIn ? `Built-in role: ${displayName}` : `Custom role: ${displayName}`,
    isBuiltIn,
    rolePermissions: [
      {
        resourceActions: [
          { allowedResourceActions: actions.allowed, notAllowedResourceActions: actions.notAllowed ?? [] },
        ],
      },
    ],
    roleAssignments: assignments.map((assignment) => ({
      id: guid('f1000000', assignment.n),
      displayName: assignment.displayName,
      description: assignment.description ?? '',
      members: assignment.members,
      resourceScopes: assignment.resourceScopes,
      scopeType: assignment.scopeType ?? 'resourceScope',
      ...(assignment.roleScopeTagIds && { roleScopeTagIds: assignment.roleScopeTagIds }),
    })),
  };
}
