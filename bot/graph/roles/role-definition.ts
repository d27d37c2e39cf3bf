import type { GraphClient } from '../http/client.ts';
import { collectAll } from '../http/pages.ts';
import { type Json, flag, records, text, texts } from '../json/fields.ts';
import { present } from '../json/lists.ts';
import { betaFirst } from './beta-first.ts';
import type { RoleDefinition } from '../../helpdesk/contracts/model.ts';

export function toRoleDefinition(from: Json): RoleDefinition | undefined {
  const roleId = text(from, 'id');
  if (roleId === undefined) return undefined;
  const actions = records(from, 'rolePermissions').flatMap((one) => records(one, 'resourceActions'));
  // An action that one permission denies is denied, even if another one allows it.
  const denied = new Set(actions.flatMap((one) => texts(one, 'notAllowedResourceActions')));
  const allowed = actions.flatMap((one) => texts(one, 'allowedResourceActions'));
  return {
    roleId,
    roleName: text(from, 'displayName') ?? roleId,
    roleIsBuiltIn: flag(from, 'isBuiltIn') ?? false,
    permissions: new Set(allowed.filter((name) => !denied.has(name))),
  };
}

export const DEFINITIONS = '/deviceManagement/roleDefinitions';

/** Every role, assigned or not. */
export function definitions(client: GraphClient): Promise<RoleDefinition[]> {
  return betaFirst(client, async (version) => {
    const roles = await collectAll(client, DEFINITIONS, { version });
    return roles.map(toRoleDefinition).filter(present);
  });
}
