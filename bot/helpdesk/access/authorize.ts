import type { RoleAssignment, SpeakerRecord } from '../contracts/model.ts';

/** What Graph says about an operator. Every decision about them depends only on this. */
export interface Operator {
  speaker: SpeakerRecord;
  /** Names of Entra roles they hold that may do everything in Intune. */
  adminRoles: readonly string[];
  /** Template ids of all Entra roles they hold. undefined: not looked up. */
  entraRoles?: readonly string[];
  /** The role assignments that the operator is a member of. */
  assignments: readonly RoleAssignment[];
}

/** What decides about rights, of somebody who is known or only expected to be. */
type Held = Pick<Operator, 'adminRoles' | 'assignments'>;

/** The person or device that an action or a read is about, with the groups they are in. */
export type Target =
  | { kind: 'person'; personGroups: ReadonlySet<string> }
  | {
      kind: 'device';
      /** False for a device without a primary user. Assignments that cover people don't cover it. */
      hasUser: boolean;
      personGroups: ReadonlySet<string>;
      deviceGroups: ReadonlySet<string>;
    };

export type Ruling =
  | { allowed: true; through: readonly string[] }
  | { allowed: false; why: 'noRole' | 'permission' | 'scope' | 'scopeUnread' };

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
  const covering = grants.filter((assignment) => covers(assignment, target));
  if (covering.length === 0) return { allowed: false, why: scopeUnread(grants) ? 'scopeUnread' : 'scope' };
  return { allowed: true, through: covering.map((assignment) => assignment.displayName) };
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
