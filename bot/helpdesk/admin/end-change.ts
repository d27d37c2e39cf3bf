import type { AuditEntry } from '../contracts/audit.ts';
import { SENDING_MS } from '../contracts/custody.ts';
import type { NotMade, RoleApproval, RoleChange } from '../contracts/role-change.ts';
import type { RoleServices } from './change-run.ts';

type About = Pick<AuditEntry, 'what' | 'assignmentId'> & { assignmentName: string };

/** The audit's fields that say which change an entry is about. */
export function aboutChange(change: RoleChange): About {
  return change.kind === 'assign'
    ? { what: 'createRoleAssignment', assignmentName: change.form.name.trim() }
    : {
        what: 'deleteRoleAssignment',
        assignmentId: change.assignmentId,
        assignmentName: change.seen.displayName,
      };
}

interface End extends Pick<RoleApproval, 'problem' | 'requestId' | 'assignmentId'> {
  outcome: 'done' | 'failed';
  why?: NotMade;
}

/** The record of a change that has ended. If it waited for approval, its card has to say so. */
export function endChange(now: RoleChange, { outcome, ...end }: End, at: string): RoleChange {
  const { approval } = now;
  if (!approval) return { ...now, outcome };
  const cardBehind = approval.card ? true : undefined;
  return { ...now, outcome, approval: { ...approval, ...end, state: 'over', endedAt: at, cardBehind } };
}

/** Another bot may be sending it now: what Graph says of the assignment settles nothing yet. */
export function isBeingSent(
  { custody, now }: Pick<RoleServices, 'custody' | 'now'>,
  { usedAt, approval }: RoleChange,
): boolean {
  const since = approval ? approval.sendingAt : usedAt;
  return custody.shared && since !== undefined && now().getTime() - Date.parse(since) < SENDING_MS;
}
