import type { GraphApi } from '../contracts/graph.ts';
import { hasExpired, isTooEarly } from '../contracts/expiry.ts';
import type { RoleChange } from '../contracts/role-change.ts';
import { noteExpired } from '../remote/confirmations.ts';
import { assign } from './assign.ts';
import { changeAhead } from './change-ahead.ts';
import { isBeingSent } from './end-change.ts';
import type { Admin } from './enter.ts';
import { probableBound } from './enter.ts';
import { remove } from './remove.ts';
import type { Changed, RolePress, RoleServices } from './change-run.ts';
import { settleChange } from './settle-change.ts';

/**
 * Asks what a press of Confirm depends on, in the round that says who presses. Nothing is asked for anybody else's change, or one that
 * is over. Resolves to the Graph that has the answers.
 */
export async function askChangeAhead(
  { store, operators }: RoleServices,
  graph: GraphApi,
  personId: string,
  id: string,
): Promise<GraphApi> {
  const change = await store.roleChanges.get(id);
  if (change?.adminId !== personId || change.state !== 'open') return graph;
  return changeAhead(graph, change, probableBound(operators.before(personId)));
}

/**
 * Carries out a press of Confirm by an admin who was let in just now. What the change depends on is read again before it is sent.
 * `ahead`: the Graph of which it was asked already.
 */
export async function confirmChange(
  services: RoleServices,
  graph: GraphApi,
  admin: Admin,
  id: string,
  press: RolePress,
  ahead: GraphApi = graph,
): Promise<Changed> {
  // behind another press, what was asked ahead would be older than what that one changed
  const checks = services.locks.isRunning(id) ? graph : ahead;
  return services.locks.inTurn(id, async () => {
    const asked = await findAsked(services, graph, admin, id);
    if (asked.kind !== 'asked') return asked;
    const { change } = asked;
    const rest = { services, graph, checks, admin, call: { kind: 'first', press } } as const;
    return change.kind === 'assign' ? assign({ ...rest, change }) : remove({ ...rest, change });
  });
}

/** How it is with a change of this admin. It changes nothing; one that is still open is asked for again. */
export async function lookAtChange(
  services: RoleServices,
  graph: GraphApi,
  admin: Admin,
  id: string,
): Promise<Changed> {
  const asked = await findAsked(services, graph, admin, id);
  return asked.kind === 'asked' ? { kind: 'tooEarly', change: asked.change } : asked;
}

/** Stage 1: finds what was asked. Anything but an open change of this admin ends here. */
async function findAsked(
  services: RoleServices,
  graph: GraphApi,
  admin: Admin,
  id: string,
): Promise<Changed | { kind: 'asked'; change: RoleChange }> {
  const change = await services.store.roleChanges.get(id);
  if (!change) return { kind: 'over', why: 'unknown' };
  if (change.adminId !== admin.operator.speaker.id) return { kind: 'over', why: 'notYours' };
  if (change.approval) return { kind: 'waiting', change };
  if (change.state === 'used' && change.outcome === undefined && !isBeingSent(services, change))
    return settleChange(services, graph, change);
  if (change.state !== 'open') return { kind: 'over', why: change.state };
  if (hasExpired(change, services.now())) {
    const now = await noteExpired(services.store, services.store.roleChanges, id);
    // this bot may have stood still while another one sent it
    const elsewhere = now?.state === 'used' || now?.state === 'canceled';
    return elsewhere ? findAsked(services, graph, admin, id) : { kind: 'over', why: 'expired' };
  }
  if (isTooEarly(change, services.now(), services.confirmAfterMs)) return { kind: 'tooEarly', change };
  return { kind: 'asked', change };
}
