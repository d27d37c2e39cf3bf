import type { CardPlace } from './conversation.ts';
import type { RoleAssignment } from './model.ts';
import type { ProblemKind } from './problem.ts';

/** A change of role assignments that waits for its admin to confirm it. */
export type RoleChange = {
  id: string;
  adminId: string;
  state: 'open' | 'used' | 'canceled' | 'expired';
  expiresAt: string;
  /** When its Confirm was pressed: ISO 8601, UTC. */
  usedAt?: string | undefined;
  /** Its audit entry, once it was sent, and how it ended. Without an outcome it was cut off. */
  auditId?: string | undefined;
  outcome?: 'done' | 'failed' | 'unknown' | undefined;
  /** Graph asked for the approval of a second administrator. */
  approval?: RoleApproval | undefined;
} & ({ kind: 'assign'; form: RoleForm } | { kind: 'remove'; assignmentId: string; seen: Snapshot });

/** A role change that waits for a second administrator, or waited for one. */
export interface RoleApproval {
  code: string;
  /** When Graph asked for it: ISO 8601, UTC. */
  askedAt: string;
  /** `sending`: the call that goes on is under way, or was cut off. */
  state: 'waiting' | 'sending' | 'over';
  /** When that call began: ISO 8601, UTC. undefined: it is no longer under way. */
  sendingAt?: string | undefined;
  endedAt?: string | undefined;
  /** Why the change was not made. */
  why?: NotMade | undefined;
  /** What Graph answered to the call that went on, if that was no. */
  problem?: ProblemKind | undefined;
  requestId?: string | undefined;
  /** The assignment that was created. */
  assignmentId?: string | undefined;
  /** The card in the admin channel that shows it, and its language. */
  card?: CardPlace | undefined;
  locale?: string | undefined;
  /** True while the card is out of date. */
  cardBehind?: boolean | undefined;
}

/** Why a change that waited for approval was not made. */
export type NotMade =
  | 'approvalLapsed'
  | 'approvalRejected'
  | 'approvalCanceled'
  /** Graph refused the approval's code without saying why. */
  | 'notApproved'
  /** Who asked for it may not change roles in the admin channel any more. */
  | 'notAllowed'
  | 'beyondBound'
  | 'assignmentGone'
  | 'assignmentChanged'
  | 'formFaulty'
  | 'problem';

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
