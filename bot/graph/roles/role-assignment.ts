import type { Version } from '../http/request.ts';
import { dueTexts, groupIds, textOrNone, wholeTexts } from '../json/answers.ts';
import { type Json, id, text } from '../json/fields.ts';
import { scopeTagsIn } from '../json/scope-tags.ts';
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

function reachOf(scopeType: string): Reach {
  return REACH.get(scopeType) ?? NO_REACH;
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
  const own = id(from);
  if (own === undefined) return undefined;
  const scopeMembers = groupIds(wholeTexts(from, 'scopeMembers'));
  const scopeGroups = scopeMembers.length > 0 ? scopeMembers : groupIds(wholeTexts(from, 'resourceScopes'));
  const named = scopeGroups.length > 0 ? NO_REACH : UNREAD_REACH;
  const scopeType = version === 'beta' ? textOrNone(from, 'scopeType') : undefined;
  return {
    id: own,
    displayName: text(from, 'displayName') ?? own,
    description: text(from, 'description'),
    ...role,
    memberGroups: groupIds(dueTexts(from, 'members')),
    scopeGroups,
    ...(scopeType === undefined ? named : reachOf(scopeType)),
    scopeTags: version === 'beta' ? scopeTagsIn(from) : undefined,
  };
}
