import type { RoleAssignment } from './model.ts';

/** A change of role assignments that waits for its confirm, bound to the admin. */
export type RoleChange = {
  id: string;
  adminId: string;
  state: 'open' | 'used' | 'canceled';
  expiresAt: string;
  /** The audit's entry of it, once it left, and how it ended; without an end it was cut off. */
  auditId?: string | undefined;
  outcome?: 'done' | 'failed' | 'unknown' | undefined;
} & ({ kind: 'assign'; form: RoleForm } | { kind: 'remove'; assignmentId: string; seen: Snapshot });

/** What an admin typed into the form, as it came. */
export interface RoleForm {
  role: string;
  name: string;
  description: string;
  /** Group ids joined by commas. */
  members: string;
  scope: string;
  allUsers: boolean;
  allDevices: boolean;
}

/** What an assignment says, in a form that can be kept and compared. */
export type Snapshot = Pick<
  RoleAssignment,
  | 'displayName'
  | 'description'
  | 'roleId'
  | 'roleName'
  | 'memberGroups'
  | 'scopeGroups'
  | 'allUsers'
  | 'allDevices'
>;
