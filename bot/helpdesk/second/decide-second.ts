import { isSameId } from '../contracts/guid.ts';
import { actionNamed } from '../actions/catalogue.ts';
import { isOver } from '../contracts/expiry.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Problem } from '../contracts/problem.ts';
import { part } from '../contracts/problem.ts';
import type { SecondRequest } from '../contracts/policy/records.ts';
import { entryFor } from '../remote/audit-entry.ts';
import { recheck } from '../remote/recheck.ts';
import type { Denial } from '../remote/run.ts';
import type { RemoteServices } from '../remote/services.ts';

export type SecondDecided =
  | { kind: 'approved' | 'rejected'; request: SecondRequest }
  /** Whoever asked can't decide. */
  | { kind: 'ownRequest'; request: SecondRequest }
  /** They vouched for the person already: one person's word doesn't count twice. */
  | { kind: 'ownWord'; request: SecondRequest }
  /** Decided before, or its time is over. */
  | { kind: 'over'; request: SecondRequest }
  /** They may not do the same to this device themselves. */
  | { kind: 'mayNot'; request: SecondRequest; why: Denial }
  /** The device has another primary user now, or is gone. */
  | { kind: 'changed' | 'gone'; request: SecondRequest }
  | { kind: 'unsure'; request: SecondRequest; problem: Problem }
  | { kind: 'unknown' };

/**
 * A second operator decides. They have been let into the admin channel in this turn, and must be allowed to do the same to each device:
 * that is read now, with their own rights. It is decided once, and never by whoever asked.
 */
export async function decideSecond(
  services: RemoteServices,
  graph: GraphApi,
  deciderId: string,
  { id, approves }: { id: string; approves: boolean },
): Promise<SecondDecided> {
  const { store, audit, now } = services;
  const request = await store.seconds.get(id);
  const action = request && actionNamed(request.action);
  if (!request || !action) return { kind: 'unknown' };
  if (isOver(request, now())) return { kind: 'over', request };
  if (isSameId(request.operatorId, deciderId)) return { kind: 'ownRequest', request };
  if (request.managersWord && isSameId(request.managersWord.id, deciderId))
    return { kind: 'ownWord', request };
  const { targets, receiptIds } = request;
  const [first = ''] = receiptIds;
  const values = (await store.receipts.get(first))?.values ?? {};
  const run = { services, graph, action, operatorId: deciderId, targets, values, typed: undefined };
  const read = await part(recheck({ ...run, waiting: receiptIds }));
  if (!read.ok) return { kind: 'unsure', request, problem: read.problem };
  const held = read.value.devices.find((one) => one.kind !== 'clear');
  if (held?.kind === 'denied') return { kind: 'mayNot', request, why: held.why };
  if (held) return { kind: held.kind, request };
  const { ticket } = request;
  const entries = targets.map((target) => entryFor(action, { ...target, ticket }, deciderId));
  const begun = await Promise.all(
    entries.map((entry) => audit.append({ ...entry, kind: 'started' }, { sync: true })),
  );
  const decidedAt = now().toISOString();
  const decided = await store.seconds.update(id, (one) =>
    isOver(one, now())
      ? undefined
      : { ...one, state: approves ? 'used' : 'canceled', secondId: deciderId, decidedAt },
  );
  const said = approves ? 'secondApproved' : 'secondRejected';
  const outcome = decided ? said : 'failed';
  for (const [index, entry] of entries.entries())
    await audit.append({ ...entry, kind: 'ended', outcome, of: begun[index] });
  if (!decided) return { kind: 'over', request: (await store.seconds.get(id)) ?? request };
  return { kind: approves ? 'approved' : 'rejected', request: decided };
}
