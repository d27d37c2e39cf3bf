import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';
import type { Version } from '../http/exchange.ts';
import { text, texts, type Json } from '../json/fields.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { NO_REACH, UNREAD_REACH, reachOf } from './scope-type.ts';

export function toRoleAssignment(
  from: Json,
  role: RoleDefinition,
  version: Version,
): RoleAssignment | undefined {
  const id = text(from, 'id');
  if (id === undefined) return undefined;
  const scopeMembers = groupIds(from, 'scopeMembers');
  const scopeGroups = scopeMembers.length > 0 ? scopeMembers : groupIds(from, 'resourceScopes');
  const named = scopeGroups.length > 0 ? NO_REACH : UNREAD_REACH;
  const reach = version === 'beta' ? reachOf(text(from, 'scopeType')) : named;
  return {
    id,
    displayName: text(from, 'displayName') ?? id,
    description: text(from, 'description'),
    ...role,
    memberGroups: groupIds(from, 'members'),
    scopeGroups,
    ...reach,
  };
}

function groupIds(from: Json, name: string): string[] {
  return [...new Set(texts(from, name).filter(isGuid))];
}
