import type { GraphApi } from '../contracts/graph.ts';
import type { Part } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import { differences, isHelpDeskRole, snapshotOf } from './help-desk-roles.ts';
import { cancelChange, prepareChange } from './prepare-change.ts';
import type { ChangeRun, Changed } from './run.ts';
import type { Sent } from './send-change.ts';
import { sendChange } from './send-change.ts';

/** Deletes an assignment, if it is still what the admin saw. */
export async function remove(run: ChangeRun<'remove'>): Promise<Changed> {
  const { services, graph, admin, change } = run;
  const { assignmentId, seen } = change;
  const now = await graph.roles.assignment(assignmentId);
  if (!now || !isHelpDeskRole(now)) return { kind: 'gone', seen };
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
  const entry = { what: 'deleteRoleAssignment', assignmentId, assignmentName: seen.displayName };
  const sent = await sendChange(run, entry, () => deleteIt(graph, assignmentId));
  if (sent.kind === 'over') return sent;
  const { answer } = sent;
  if (answer.ok) return { kind: 'removed', seen, requestId: answer.value.requestId };
  return answer.problem.kind === 'notFound'
    ? { kind: 'gone', seen }
    : { kind: 'failed', problem: answer.problem, about: seen.displayName };
}

/** If no answer came, Graph is asked whether the assignment is gone. */
async function deleteIt(graph: GraphApi, assignmentId: string): Promise<Part<Sent>> {
  const removed = await part(graph.roles.remove(assignmentId));
  if (removed.ok || !removed.problem.outcomeUnknown) return removed;
  const after = await part(graph.roles.assignment(assignmentId));
  return after.ok && after.value === undefined ? { ok: true, value: {} } : removed;
}
