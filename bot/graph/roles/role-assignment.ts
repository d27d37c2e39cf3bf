import type { Version } from '../http/request.ts';
import { type Json, text, texts } from '../json/fields.ts';
import { scopeTagsIn } from '../json/scope-tags.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';

/** What an assignment covers besides its groups. */
type Reach = Pick<RoleAssignment, 'allUsers' | 'allDevices' | 'reachUnread'>;

/** Also for an unknown kind of scope: only the groups are covered. */
const NO_REACH: Reach = { allUsers: false, allDevices: false };

/** An empty scope in v1.0, which can't express all users and all devices: treated as nobody. */
const UNREAD_REACH: Reach = { allUsers: false, allDevices: false, reachUnread: true };

const REACH: ReadonlyMap<string, Reach> = new Map([
  ['allDevices', { allUsers: false, allDevices: true }],
  ['allLicensedUsers', { allUsers: true, allDevices: false }],
  ['allDevicesAndLicensedUsers', { allUsers: true, allDevices: true }],
  ['resourceScope', NO_REACH],
]);

function reachOf(scopeType: string | undefined): Reach {
  return REACH.get(scopeType ?? '') ?? NO_REACH;
}

/** The scopeType of beta for a reach. */
export function scopeTypeOf({ allUsers, allDevices }: Reach): string {
  if (allUsers) return allDevices ? 'allDevicesAndLicensedUsers' : 'allLicensedUsers';
  return allDevices ? 'allDevices' : 'resourceScope';
}

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
    scopeTags: version === 'beta' ? scopeTagsIn(from) : undefined,
  };
}

function groupIds(from: Json, name: string): string[] {
  return [...new Set(texts(from, name).filter(isGuid))];
}
