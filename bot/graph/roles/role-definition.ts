import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { flagOrNone, noneIsNull, wholeRecords, wholeTexts } from '../json/answers.ts';
import { type Json, id, text } from '../json/fields.ts';
import { required } from '../json/lists.ts';
import { betaFirst } from './beta-first.ts';
import type { RoleDefinition } from '../../helpdesk/contracts/model.ts';

export function toRoleDefinition(from: Json): RoleDefinition | undefined {
  const roleId = id(from);
  if (roleId === undefined) return undefined;
  // Half of what is denied would be more than is allowed, half of what is allowed less. So it is all of it, or a problem.
  const actions = wholeRecords(noneIsNull(from, 'rolePermissions'), 'rolePermissions')
    .flatMap((one) => wholeRecords(noneIsNull(one, 'resourceActions'), 'resourceActions'))
    .map((one) => noneIsNull(one, 'allowedResourceActions', 'notAllowedResourceActions'));
  return {
    roleId,
    roleName: text(from, 'displayName') ?? roleId,
    roleIsBuiltIn: flagOrNone(from, 'isBuiltIn') ?? false,
    permissions: permissionsIn(actions),
  };
}

/** An action that one permission denies is denied, even if another one allows it, and in whatever capitals it is written. */
export function permissionsIn(actions: readonly Json[]): Set<string> {
  const plain = (name: string) => name.trim().toLowerCase();
  const denied = new Set(actions.flatMap((one) => wholeTexts(one, 'notAllowedResourceActions').map(plain)));
  const allowed = actions.flatMap((one) => wholeTexts(one, 'allowedResourceActions'));
  return new Set(allowed.filter((name) => !denied.has(plain(name))));
}

/** A role that is listed twice is one role. */
function uniqueRoles(roles: readonly RoleDefinition[]): RoleDefinition[] {
  return [...new Map(roles.map((role) => [role.roleId, role])).values()];
}

export const DEFINITIONS = '/deviceManagement/roleDefinitions';

/** Every role, assigned or not. */
export function definitions(client: GraphClient): Promise<RoleDefinition[]> {
  return betaFirst(client, async (version) => {
    const roles = await collectAll(client, DEFINITIONS, { version });
    return uniqueRoles(roles.map((role) => required(toRoleDefinition(role))));
  });
}
