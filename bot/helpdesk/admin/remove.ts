import type { ForApproval, GraphApi } from '../contracts/graph.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import type { Part } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import type { Beyond } from './bound.ts';
import { beyondBound } from './bound.ts';
import type { Admin } from './enter.ts';
import { differences, isHelpDeskRole, snapshotOf } from './help-desk-roles.ts';
import { cancelChange, prepareChange } from './prepare-change.ts';
import type { ChangeRun, Changed, RoleServices } from './change-run.ts';
import type { Sent } from './send-change.ts';
import { sendChange } from './send-change.ts';

/** Deletes an assignment, if it is still what the admin saw. */
export async function remove(run: ChangeRun<'remove'>): Promise<Changed> {
  const { services, checks, admin, change } = run;
  const { assignmentId, seen } = change;
  const now = await checks.roles.assignment(assignmentId);
  if (!now || !isHelpDeskRole(now)) return { kind: 'gone', seen };
  const beyond = await beyondOwn(services, checks, admin, now);
  if (beyond.length > 0) {
    await cancelChange(services, change.adminId, change.id);
    return { kind: 'beyond', assignment: now, beyond };
  }
  const changed = differences(seen, snapshotOf(now));
  if (changed.length > 0) {
    await cancelChange(services, change.adminId, change.id);
    const again = await prepareChange(services, admin, {
      kind: 'remove',
      assignmentId,
      seen: snapshotOf(now),
    });
    return { kind: 'differs', before: seen, now, parts: changed, again };
  }
  return sendRemoval(run);
}

/** Deletes an assignment that was checked just now. */
export async function sendRemoval(run: ChangeRun<'remove'>): Promise<Changed> {
  const { graph, change } = run;
  const { assignmentId, seen } = change;
  const entry = { what: 'deleteRoleAssignment', assignmentId, assignmentName: seen.displayName };
  const sent = await sendChange(run, entry, { kind: 'remove', seen }, (approval) =>
    deleteIt(graph, assignmentId, approval),
  );
  if (sent.kind !== 'sent') return sent;
  const { answer } = sent;
  if (answer.ok) return { kind: 'removed', seen, requestId: answer.value.requestId };
  return answer.problem.kind === 'notFound'
    ? { kind: 'gone', seen }
    : { kind: 'failed', problem: answer.problem, about: seen.displayName };
}

/** The bound holds for taking as for giving. The audit notes who tried to remove more. */
export async function beyondOwn(
  { audit }: Pick<RoleServices, 'audit'>,
  graph: GraphApi,
  { operator, bound }: Admin,
  assignment: RoleAssignment,
): Promise<Beyond[]> {
  const beyond = await beyondBound(graph, bound, assignment);
  if (beyond.length > 0)
    await audit.append({
      kind: 'refused',
      what: 'deleteRoleAssignment',
      operatorId: operator.speaker.id,
      assignmentId: assignment.id,
      assignmentName: assignment.displayName,
      outcome: 'beyondBound',
    });
  return beyond;
}

/** If no answer came, Graph is asked whether the assignment is gone. */
async function deleteIt(graph: GraphApi, assignmentId: string, approval: ForApproval): Promise<Part<Sent>> {
  const removed = await part(graph.roles.remove(assignmentId, approval));
  if (removed.ok || !removed.problem.outcomeUnknown) return removed;
  const after = await part(graph.roles.assignment(assignmentId));
  return after.ok && after.value === undefined ? { ok: true, value: {} } : removed;
}
