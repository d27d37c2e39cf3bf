import type { RoleDefinition } from '../../helpdesk/contracts/model.ts';
import { flag, records, text, texts, type Json } from '../json/fields.ts';

export function toRoleDefinition(from: Json): RoleDefinition | undefined {
  const roleId = text(from, 'id');
  if (roleId === undefined) return undefined;
  const actions = records(from, 'rolePermissions').flatMap((one) => records(one, 'resourceActions'));
  // what one permission takes away is away, whichever of them grants it
  const denied = new Set(actions.flatMap((one) => texts(one, 'notAllowedResourceActions')));
  const allowed = actions.flatMap((one) => texts(one, 'allowedResourceActions'));
  return {
    roleId,
    roleName: text(from, 'displayName') ?? roleId,
    roleIsBuiltIn: flag(from, 'isBuiltIn') ?? false,
    permissions: new Set(allowed.filter((name) => !denied.has(name))),
  };
}
