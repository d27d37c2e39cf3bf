import { guidIn } from '../../helpdesk/contracts/guid.ts';
import type { Version } from '../http/request.ts';
import { dueTexts, groupIds, textOrNone, wholeTexts } from '../json/answers.ts';
import { type Json, id, text } from '../json/fields.ts';
import { scopeTagsIn } from '../json/scope-tags.ts';
import type { RoleAssignment, RoleDefinition } from '../../helpdesk/contracts/model.ts';

/** What an assignment covers besides its groups. */
type Reach = Pick<RoleAssignment, 'allUsers' | 'allDevices' | 'reachUnread'>;

const NO_REACH: Reach = { allUsers: false, allDevices: false };

/**
 * An empty scope in v1.0, which can't express all users and all devices, and a kind of scope in beta that this version doesn't know: only
 * the groups are covered, and nobody may take it for a scope of groups alone.
 */
const UNREAD_REACH: Reach = { allUsers: false, allDevices: false, reachUnread: true };

const REACH: ReadonlyMap<string, Reach> = new Map([
  ['allDevices', { allUsers: false, allDevices: true }],
  ['allLicensedUsers', { allUsers: true, allDevices: false }],
  ['allDevicesAndLicensedUsers', { allUsers: true, allDevices: true }],
  ['resourceScope', NO_REACH],
]);

function reachIn(from: Json, version: Version, scopeGroups: readonly string[]): Reach {
  // v1.0 never says it. Groups are named only where they are the scope.
  if (version === 'v1.0' || from.scopeType === undefined)
    return scopeGroups.length > 0 ? NO_REACH : UNREAD_REACH;
  return REACH.get(textOrNone(from, 'scopeType') ?? '') ?? UNREAD_REACH;
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
  const [members, resources] = [wholeTexts(from, 'scopeMembers'), wholeTexts(from, 'resourceScopes')];
  const scopeMembers = groupIds(members);
  const scopeGroups = scopeMembers.length > 0 ? scopeMembers : groupIds(resources);
  // such as `/`: whatever it stands for, it isn't a group
  const isOdd = [...members, ...resources].some((one) => one !== '' && guidIn(one) === undefined);
  return {
    id: own,
    displayName: text(from, 'displayName') ?? own,
    description: text(from, 'description'),
    ...role,
    memberGroups: groupIds(dueTexts(from, 'members')),
    scopeGroups,
    ...reachIn(from, version, scopeGroups),
    ...(isOdd && { reachUnread: true }),
    scopeTags: version === 'beta' ? scopeTagsIn(from) : undefined,
  };
}
