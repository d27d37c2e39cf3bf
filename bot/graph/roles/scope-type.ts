import type { RoleAssignment } from '../../helpdesk/contracts/model.ts';

/** What an assignment covers beyond the groups it names. */
export type Reach = Pick<RoleAssignment, 'allUsers' | 'allDevices' | 'reachUnread'>;

/** A kind of scope that isn't known covers nothing beyond the groups it names. */
export const NO_REACH: Reach = { allUsers: false, allDevices: false };

/** What v1.0 tells of an empty scope: it has no word for all users and all devices, so it is taken for none. */
export const UNREAD_REACH: Reach = { allUsers: false, allDevices: false, reachUnread: true };

const REACH: ReadonlyMap<string, Reach> = new Map([
  ['allDevices', { allUsers: false, allDevices: true }],
  ['allLicensedUsers', { allUsers: true, allDevices: false }],
  ['allDevicesAndLicensedUsers', { allUsers: true, allDevices: true }],
  ['resourceScope', NO_REACH],
]);

export function reachOf(scopeType: string | undefined): Reach {
  return REACH.get(scopeType ?? '') ?? NO_REACH;
}

/** Beta's word for a reach. */
export function scopeTypeOf({ allUsers, allDevices }: Reach): string {
  if (allUsers) return allDevices ? 'allDevicesAndLicensedUsers' : 'allLicensedUsers';
  return allDevices ? 'allDevices' : 'resourceScope';
}
