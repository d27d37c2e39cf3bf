import type { ForApproval, GraphApi } from '../contracts/graph.ts';
import type { Part } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import type { Draft } from './draft.ts';
import { review } from './draft.ts';
import type { ChangeRun, Changed } from './change-run.ts';
import type { Sent } from './send-change.ts';
import { sendChange } from './send-change.ts';

/** Creates an assignment, if its form still has no fault. */
export async function assign(run: ChangeRun<'assign'>): Promise<Changed> {
  const { services, checks, admin, change } = run;
  const { form } = change;
  const reviewed = await review(services.roles, checks, admin, form);
  if (!reviewed.ok) return { kind: 'faulty', form, faults: reviewed.faults, groups: reviewed.groups };
  return sendAssignment(run, reviewed.draft);
}

/** Creates an assignment that was checked just now. */
export async function sendAssignment(run: ChangeRun<'assign'>, draft: Draft): Promise<Changed> {
  const { graph } = run;
  const about = draft.assignment.displayName;
  const entry = { what: 'createRoleAssignment', assignmentName: about };
  const sent = await sendChange(run, entry, { kind: 'assign', draft }, (approval) =>
    create(graph, draft, approval),
  );
  if (sent.kind !== 'sent') return sent;
  const { answer } = sent;
  if (!answer.ok) return { kind: 'failed', problem: answer.problem, about };
  const { id, requestId } = answer.value;
  const readBack = await part(graph.roles.assignment(id ?? ''));
  return { kind: 'assigned', assignment: readBack.ok ? readBack.value : undefined, requestId, draft };
}

/** If no answer came, the assignment may still exist. Its name was free a moment ago, so an assignment of that name is ours. */
async function create(graph: GraphApi, draft: Draft, approval: ForApproval): Promise<Part<Sent>> {
  const created = await part(graph.roles.create(draft.assignment, approval));
  if (created.ok || !created.problem.outcomeUnknown) return created;
  return (await findByName(graph, draft)) ?? created;
}

async function findByName(graph: GraphApi, { assignment }: Draft): Promise<Part<Sent> | undefined> {
  const all = await part(graph.roles.assignments());
  const found = all.ok
    ? all.value.find((one) => one.displayName === assignment.displayName && one.roleId === assignment.roleId)
    : undefined;
  return found && { ok: true, value: { id: found.id } };
}
