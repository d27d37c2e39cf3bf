import type { RoleAssignment } from './model.ts';

/** A change of role assignments that waits for its admin to confirm it. */
export type RoleChange = {
  id: string;
  adminId: string;
  state: 'open' | 'used' | 'canceled' | 'expired';
  expiresAt: string;
  /** Its audit entry, once it was sent, and how it ended. Without an outcome it was cut off. */
  auditId?: string | undefined;
  outcome?: 'done' | 'failed' | 'unknown' | undefined;
} & ({ kind: 'assign'; form: RoleForm } | { kind: 'remove'; assignmentId: string; seen: Snapshot });

/** What an admin typed into the form, unchecked. */
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

/** An assignment in a form that can be kept and compared. */
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
