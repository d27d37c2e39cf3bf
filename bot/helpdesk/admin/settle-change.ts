import type { GraphApi } from '../contracts/graph.ts';
import { part } from '../contracts/problem.ts';
import type { RoleChange } from '../contracts/role-change.ts';
import type { Changed, RoleServices } from './change-run.ts';
import { aboutChange, endChange, isBeingSent } from './end-change.ts';

/**
 * A crash or a lost answer left a change open. What Graph says of the assignment now settles it, unless another bot has gone on with it while
 * Graph was read.
 */
export async function settleChange(
  services: RoleServices,
  graph: GraphApi,
  change: RoleChange,
): Promise<Changed> {
  const about = aboutChange(change).assignmentName;
  const read = await part(graph.roles.assignments());
  if (!read.ok) return { kind: 'cutOff', about, stands: undefined };
  const found = read.value.find((one) =>
    change.kind === 'assign'
      ? one.displayName === about && one.roleId === change.form.role
      : one.id === change.assignmentId,
  );
  const stands = found !== undefined;
  const outcome = stands === (change.kind === 'assign') ? 'done' : 'failed';
  const at = services.now().toISOString();
  const settled = await services.store.roleChanges.update(change.id, (now) =>
    now.outcome === undefined && now.approval?.state === change.approval?.state && !isBeingSent(services, now)
      ? endChange(now, { outcome, assignmentId: found?.id }, at)
      : undefined,
  );
  if (!settled) return { kind: 'over', why: 'used' };
  await services.audit.append(
    {
      kind: 'settled',
      what: aboutChange(change).what,
      operatorId: change.adminId,
      assignmentName: about,
      assignmentId: found?.id ?? (change.kind === 'remove' ? change.assignmentId : undefined),
      outcome,
      of: change.auditId,
    },
    { sync: true },
  );
  return { kind: 'cutOff', about, stands };
}
