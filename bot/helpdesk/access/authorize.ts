import type { RoleAssignment, SpeakerRecord } from '../contracts/model.ts';
import type { Problem } from '../contracts/problem.ts';

/** What Graph says about an operator. Every decision about them depends only on this. */
export interface Operator {
  speaker: SpeakerRecord;
  /** Names of Entra roles they hold that may do everything in Intune. */
  adminRoles: readonly string[];
  /** Template ids of all Entra roles they hold. undefined: not looked up. */
  entraRoles?: readonly string[];
  /** The role assignments that the operator is a member of. */
  assignments: readonly RoleAssignment[];
  /** True if Graph is asked with their own token, so that it checks scope tags as well. An application's token passes over them. */
  checkedByGraph?: boolean;
}

/** What decides about rights, of somebody who is known or only expected to be. */
type Held = Pick<Operator, 'adminRoles' | 'assignments'>;

/** The person or device that an action or a read is about, with the groups they are in. */
export type Target = (
  | { kind: 'person'; personGroups: ReadonlySet<string> }
  | {
      kind: 'device';
      /** False for a device without a primary user. Assignments that cover people don't cover it. */
      hasUser: boolean;
      personGroups: ReadonlySet<string>;
      deviceGroups: ReadonlySet<string>;
      /** Ids of the device's scope tags. undefined: unread. People bear none. */
      scopeTags: readonly string[] | undefined;
    }
) & {
  /** Why they may be in more groups than these. What these allow is sure, and a refusal isn't. */
  groupsUnread?: Problem | undefined;
};

export type Ruling = { allowed: true; through: readonly string[] } | { allowed: false; why: NotCovered };

export type NotCovered = 'noRole' | 'permission' | OutsideWhy;

/** Why something isn't covered: it isn't in the scope, or part of what decides that could not be read. */
export type OutsideWhy = 'scope' | 'scopeUnread' | 'tagsUnread';

export const READ_DEVICES = 'Microsoft.Intune_ManagedDevices_Read';

export function hasAnyRole(operator: Operator): boolean {
  return operator.adminRoles.length > 0 || operator.assignments.some((a) => a.permissions.size > 0);
}

/** The assignments that grant a permission to the operator, whatever they cover. */
export function granting(operator: Held, permission: string): RoleAssignment[] {
  return operator.assignments.filter((assignment) => assignment.permissions.has(permission));
}

/** Whether the scope of any of these could not be read in full. A refusal because of scope may then be wrong in a moment. */
export function scopeUnread(assignments: readonly RoleAssignment[]): boolean {
  return assignments.some(({ reachUnread }) => reachUnread);
}

/** Allowed if one assignment both grants the permission and covers the target. Rights are never combined from two. */
export function authorize(operator: Operator, permission: string, target: Target): Ruling {
  if (operator.adminRoles.length > 0) return { allowed: true, through: operator.adminRoles };
  if (!hasAnyRole(operator)) return { allowed: false, why: 'noRole' };
  const grants = granting(operator, permission);
  if (grants.length === 0) return { allowed: false, why: 'permission' };
  const inScope = grants.filter((assignment) => covers(assignment, target));
  const covering = inScope.filter((assignment) => tagsOf(operator, assignment, target) === 'shared');
  if (covering.length > 0)
    return { allowed: true, through: covering.map((assignment) => assignment.displayName) };
  if (inScope.some((assignment) => tagsOf(operator, assignment, target) === 'unread'))
    return { allowed: false, why: 'tagsUnread' };
  const perhaps = target.groupsUnread && grants.some(({ scopeGroups }) => scopeGroups.length > 0);
  return { allowed: false, why: perhaps || scopeUnread(grants) ? 'scopeUnread' : 'scope' };
}

/**
 * An assignment with scope tags covers only devices that bear one of them (Intune, "Use role-based access control and scope tags").
 * Tags that can't be read are left to Graph if it checks them, and otherwise a doubt is a no.
 */
function tagsOf(
  { checkedByGraph = false }: Operator,
  { scopeTags: ofAssignment }: RoleAssignment,
  target: Target,
): 'shared' | 'unread' | 'other' {
  if (target.kind === 'person' || ofAssignment?.length === 0) return 'shared';
  if (ofAssignment === undefined || target.scopeTags === undefined)
    return checkedByGraph ? 'shared' : 'unread';
  return target.scopeTags.some((tag) => ofAssignment.includes(tag)) ? 'shared' : 'other';
}

/**
 * Whether scope tags may keep an assignment from covering everything in its scope. Tags that can't be read are left to Graph if it checks
 * them.
 */
export function isLimitedByTags(
  { checkedByGraph = false }: Operator,
  { scopeTags }: RoleAssignment,
): boolean {
  return scopeTags === undefined ? !checkedByGraph : scopeTags.length > 0;
}

/** Whether devices have to be read with their scope tags for this operator. */
export function tagsMatter({ adminRoles, assignments }: Held): boolean {
  return adminRoles.length === 0 && assignments.some(({ scopeTags }) => (scopeTags?.length ?? 0) > 0);
}

/** Whether Graph may leave out a device because of scope tags. Everything is shown to administrators, and through an assignment without tags. */
export function tagsMayHide(operator: Operator): boolean {
  const { checkedByGraph = false, adminRoles } = operator;
  if (!checkedByGraph || adminRoles.length > 0) return false;
  return !granting(operator, READ_DEVICES).some(({ scopeTags }) => scopeTags?.length === 0);
}

/** Whether a device's own groups could allow something that its person's groups don't allow already. */
export function deviceGroupsMatter(
  operator: Operator,
  target: Target & { kind: 'device' },
  permissions: readonly string[],
): boolean {
  if (operator.adminRoles.length > 0) return false;
  const reaching = operator.assignments.filter((one) => covers(one, target));
  const allowing = reaching.filter((one) => tagsOf(operator, one, target) === 'shared');
  // one that allows it already gains nothing
  const open = operator.assignments.filter(
    (one) =>
      one.scopeGroups.length > 0 && tagsOf(operator, one, target) !== 'other' && !allowing.includes(one),
  );
  const grants = (among: readonly RoleAssignment[], permission: string) =>
    among.some((one) => one.permissions.has(permission));
  return open.length > 0 && permissions.some((one) => grants(open, one) && !grants(allowing, one));
}

function covers(assignment: RoleAssignment, target: Target): boolean {
  if (assignment.scopeGroups.some((group) => target.personGroups.has(group))) return true;
  if (target.kind === 'person') return assignment.allUsers;
  return (
    assignment.allDevices ||
    (assignment.allUsers && target.hasUser) ||
    assignment.scopeGroups.some((group) => target.deviceGroups.has(group))
  );
}

/** The scope groups that matter for any of the permissions. Graph is asked about these. */
export function scopeGroupsFor(operator: Held, permissions: readonly string[]): string[] {
  if (operator.adminRoles.length > 0) return [];
  const groups = permissions.flatMap((permission) =>
    granting(operator, permission).flatMap((assignment) => assignment.scopeGroups),
  );
  return [...new Set(groups)];
}

/** Whether the operator may read anybody at all. Asked before anything is read about anyone. */
export function mayReadAnybody(
  operator: Operator,
): { kind: 'refused'; why: 'noRole' | 'permission' } | undefined {
  if (operator.adminRoles.length > 0 || granting(operator, READ_DEVICES).length > 0) return undefined;
  return { kind: 'refused', why: operator.assignments.length > 0 ? 'permission' : 'noRole' };
}
