import type { GraphApi } from '../contracts/graph.ts';
import type { AuditEntry } from '../contracts/audit.ts';
import type { RoleChange, RoleForm, Snapshot } from '../contracts/role-change.ts';
import type { RoleAssignment } from '../contracts/model.ts';
import type { Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import type { RemoteServices } from '../remote/services.ts';
import { GOOD_FOR_MS } from '../remote/confirmations.ts';
import type { RoleAssignmentCache } from '../access/role-assignment-cache.ts';
import type { Draft, RoleFieldFault } from './draft.ts';
import { review } from './draft.ts';
import type { Admin } from './enter.ts';
import { differences, isHelpDeskRole, snapshotOf } from './help-desk-roles.ts';

export interface RoleParts extends RemoteServices {
  roles: RoleAssignmentCache;
}

type NewChange =
  { kind: 'assign'; form: RoleForm } | { kind: 'remove'; assignmentId: string; seen: Snapshot };

/** Keeps a change of roles until its confirm: bound to the admin, good once, for two minutes. */
export async function prepare(parts: RoleParts, admin: Admin, change: NewChange): Promise<RoleChange> {
  const at = parts.now();
  const prepared: RoleChange = {
    ...change,
    id: parts.newId(),
    adminId: admin.operator.speaker.id,
    state: 'open',
    expiresAt: new Date(at.getTime() + GOOD_FOR_MS).toISOString(),
  };
  await parts.store.roleChanges.create(prepared.id, prepared);
  return prepared;
}

export type Changed =
  | { kind: 'assigned'; assignment: RoleAssignment | undefined; requestId?: string | undefined; draft: Draft }
  | { kind: 'removed'; seen: Snapshot; requestId?: string | undefined }
  /** Pressed before: nothing was done again. */
  | { kind: 'over'; why: 'unknown' | 'notYours' | 'used' | 'canceled' | 'expired' }
  /** Confirmed before, and cut off before its answer came; `stands` is what Graph says now, undefined where it can't. */
  | { kind: 'cutOff'; about: string; stands: boolean | undefined }
  | {
      kind: 'faulty';
      form: RoleForm;
      faults: RoleFieldFault[];
      groups: { id: string; displayName: string }[];
    }
  /** It was changed since the card was drawn: asked again, with what differs. */
  | { kind: 'differs'; before: Snapshot; now: RoleAssignment; parts: (keyof Snapshot)[]; again: RoleChange }
  | { kind: 'gone'; seen: Snapshot }
  | { kind: 'failed'; problem: Problem; about: string };

/** A press of Confirm by an admin who has just been let in anew. What the change stands on is read again before it is made. */
export async function carryOut(
  parts: RoleParts,
  graph: GraphApi,
  admin: Admin,
  id: string,
): Promise<Changed> {
  const change = await parts.store.roleChanges.get(id);
  const over = whyOver(parts, admin, change);
  if (change && over === 'used' && change.outcome === undefined) return settle(parts, graph, change);
  if (!change || over) return { kind: 'over', why: over ?? 'unknown' };
  return change.kind === 'assign' ? assign(parts, graph, admin, change) : remove(parts, graph, admin, change);
}

export async function cancelChange(parts: RoleParts, personId: string, id: string): Promise<boolean> {
  const canceled = await parts.store.roleChanges.update(id, (now) =>
    now.adminId === personId && now.state === 'open' ? { ...now, state: 'canceled' } : undefined,
  );
  return canceled !== undefined;
}

function whyOver(parts: RoleParts, admin: Admin, change: RoleChange | undefined) {
  if (!change) return 'unknown';
  if (change.adminId !== admin.operator.speaker.id) return 'notYours';
  if (change.state !== 'open') return change.state;
  return parts.now().getTime() >= Date.parse(change.expiresAt) ? 'expired' : undefined;
}

async function assign(
  parts: RoleParts,
  graph: GraphApi,
  admin: Admin,
  change: RoleChange & { kind: 'assign' },
): Promise<Changed> {
  const { form } = change;
  const reviewed = await review(graph, admin, form);
  if (!reviewed.ok) return { kind: 'faulty', form, faults: reviewed.faults, groups: reviewed.groups };
  const { draft } = reviewed;
  const about = draft.assignment.displayName;
  const made = await make(
    parts,
    admin,
    change,
    { what: 'createRoleAssignment', assignmentName: about },
    async () => {
      const created = await part(graph.roles.create(draft.assignment));
      // an answer that never came may have been a yes: the name tells, since it was free a moment ago
      if (!created.ok && created.problem.outcomeUnknown) return (await findAgain(graph, draft)) ?? created;
      return created;
    },
  );
  if (made.kind === 'over') return made;
  if (!made.answer.ok) return { kind: 'failed', problem: made.answer.problem, about };
  const { id, requestId } = made.answer.value;
  const readBack = await part(graph.roles.assignment(id ?? ''));
  return { kind: 'assigned', assignment: readBack.ok ? readBack.value : undefined, requestId, draft };
}

async function findAgain(graph: GraphApi, { assignment }: Draft) {
  const all = await part(graph.roles.assignments());
  const found = all.ok
    ? all.value.find((one) => one.displayName === assignment.displayName && one.roleId === assignment.roleId)
    : undefined;
  return found && { ok: true as const, value: { id: found.id, requestId: undefined } };
}

async function remove(
  parts: RoleParts,
  graph: GraphApi,
  admin: Admin,
  change: RoleChange & { kind: 'remove' },
): Promise<Changed> {
  const { assignmentId, seen } = change;
  const now = await graph.roles.assignment(assignmentId);
  if (!now || !isHelpDeskRole(now)) return { kind: 'gone', seen };
  const changed = differences(seen, snapshotOf(now));
  if (changed.length > 0) {
    await cancelChange(parts, change.adminId, change.id);
    const again = await prepare(parts, admin, { kind: 'remove', assignmentId, seen: snapshotOf(now) });
    return { kind: 'differs', before: seen, now, parts: changed, again };
  }
  const entry = { what: 'deleteRoleAssignment', assignmentId, assignmentName: seen.displayName };
  const made = await make(parts, admin, change, entry, async () => {
    const removed = await part(graph.roles.remove(assignmentId));
    if (removed.ok || !removed.problem.outcomeUnknown) return removed;
    const after = await part(graph.roles.assignment(assignmentId));
    return after.ok && after.value === undefined
      ? { ok: true as const, value: { requestId: undefined } }
      : removed;
  });
  if (made.kind === 'over') return made;
  const { answer } = made;
  if (!answer.ok) {
    return answer.problem.kind === 'notFound'
      ? { kind: 'gone', seen }
      : { kind: 'failed', problem: answer.problem, about: seen.displayName };
  }
  return { kind: 'removed', seen, requestId: answer.value.requestId };
}

type Answer =
  { ok: true; value: { id?: string; requestId?: string | undefined } } | { ok: false; problem: Problem };

/** Uses the change up, writes the audit's entry to disk, and only then lets Graph do it; afterwards nobody's memory stands in its way. */
async function make(
  parts: RoleParts,
  admin: Admin,
  change: RoleChange,
  about: Pick<AuditEntry, 'what' | 'assignmentId' | 'assignmentName'>,
  send: () => Promise<Answer>,
): Promise<{ kind: 'made'; answer: Answer } | { kind: 'over'; why: 'used' }> {
  const used = await parts.store.roleChanges.update(change.id, (now) =>
    now.state === 'open' ? { ...now, state: 'used' } : undefined,
  );
  if (!used) return { kind: 'over', why: 'used' };
  const { operator } = admin;
  const entry = { ...about, operatorId: operator.speaker.id };
  const through = admin.bound ? operator.assignments.map((one) => one.displayName) : operator.adminRoles;
  const of = await parts.audit.append({ ...entry, kind: 'started', through }, { sync: true });
  await parts.store.roleChanges.update(change.id, (now) => ({ ...now, auditId: of }));
  const answer = await send();
  parts.roles.forget();
  parts.operators.forget();
  await parts.audit
    .append(
      {
        ...entry,
        kind: 'ended',
        of,
        outcome: outcomeOf(answer),
        requestId: answer.ok ? answer.value.requestId : answer.problem.requestId,
        ...(answer.ok && answer.value.id !== undefined ? { assignmentId: answer.value.id } : {}),
      },
      { sync: true },
    )
    .catch((error: unknown) =>
      parts.log.error({ err: error, change: change.id }, 'an answer was not recorded'),
    );
  const outcome = outcomeOf(answer);
  await parts.store.roleChanges
    .update(change.id, (now) => ({ ...now, ...(outcome === 'unknown' ? {} : { outcome }) }))
    .catch((error: unknown) =>
      parts.log.error({ err: error, change: change.id }, 'an answer was not recorded'),
    );
  return { kind: 'made', answer };
}

function outcomeOf(answer: Answer): 'done' | 'failed' | 'unknown' {
  if (answer.ok) return 'done';
  return answer.problem.outcomeUnknown ? 'unknown' : 'failed';
}

/** What a crash or a lost answer left open is settled by what Graph says of the assignment now. */
async function settle(parts: RoleParts, graph: GraphApi, change: RoleChange): Promise<Changed> {
  const about = change.kind === 'assign' ? change.form.name.trim() : change.seen.displayName;
  const read = await part(graph.roles.assignments());
  if (!read.ok) return { kind: 'cutOff', about, stands: undefined };
  const found = read.value.find((one) =>
    change.kind === 'assign'
      ? one.displayName === about && one.roleId === change.form.role
      : one.id === change.assignmentId,
  );
  const outcome = (found !== undefined) === (change.kind === 'assign') ? 'done' : 'failed';
  await parts.store.roleChanges.update(change.id, (now) => ({ ...now, outcome }));
  await parts.audit.append(
    {
      kind: 'settled',
      what: change.kind === 'assign' ? 'createRoleAssignment' : 'deleteRoleAssignment',
      operatorId: change.adminId,
      assignmentName: about,
      assignmentId: found?.id ?? (change.kind === 'remove' ? change.assignmentId : undefined),
      outcome,
      of: change.auditId,
    },
    { sync: true },
  );
  return { kind: 'cutOff', about, stands: found !== undefined };
}
