import { isSameId } from '../contracts/guid.ts';
import type { Audit, AuditEntry } from '../contracts/audit.ts';
import type { Clock } from '../contracts/clock.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ApprovalPolicy, ApprovalRequest } from '../contracts/graph/approvals.ts';
import type { WatchedRequest } from '../contracts/policy/approval.ts';
import { part, type Problem } from '../contracts/problem.ts';
import { waitsForApproval } from '../contracts/receipt.ts';
import type { Tables } from '../contracts/store.ts';
import { close, keyOf, ownRequests } from './watched.ts';

interface DecideServices {
  store: Pick<Tables, 'approvals' | 'receipts' | 'roleChanges'>;
  audit: Audit;
  locks: { inTurn<T>(id: string, work: () => Promise<T>): Promise<T> };
  now: Clock;
  /** The application that the bot asks Graph as. undefined: it has none. */
  ownAppId?: string | undefined;
  /** True if Graph is asked with people's own tokens. Otherwise what can't be read here is a no. */
  checkedByGraph?: boolean | undefined;
}

export type ApprovalDecided =
  | { kind: 'approved' | 'rejected'; request: WatchedRequest }
  /** Whoever asked can't decide. */
  | { kind: 'ownRequest'; request: WatchedRequest }
  /** The bot asked for it, and no longer knows for whom. */
  | { kind: 'askedByBot'; request: WatchedRequest }
  /** Decided before, canceled, or its time is over. */
  | { kind: 'over'; request: WatchedRequest }
  /** What waited for it here has ended: an approval could only be used elsewhere. */
  | { kind: 'dropped'; request: WatchedRequest }
  /** They are in no group of the policy that approves such requests. */
  | { kind: 'notAnApprover'; request: WatchedRequest }
  /** Graph didn't take the decision, or nobody knows whether it did. */
  | { kind: 'failed'; request: WatchedRequest; problem: Problem }
  /** What the decision depends on could not be read. */
  | { kind: 'unsure'; request: WatchedRequest; problem: Problem | undefined }
  | { kind: 'unknown' };

interface Press {
  personId: string;
  personName: string;
  id: string;
  approves: boolean;
  /** What Intune keeps beside the decision. */
  note: string;
}

/**
 * Decides a request for Intune's approval with the presser's own token. They have been let into the admin channel in this turn. The request
 * is read now, and never decided by whoever asked: for what was asked through the bot that is its operator, whichever account Graph names.
 * Intune checks the rest once more.
 */
export function decideApproval(
  services: DecideServices,
  graph: GraphApi,
  press: Press,
): Promise<ApprovalDecided> {
  return services.locks.inTurn(`approval ${keyOf(press.id)}`, () => decide(services, graph, press));
}

async function decide(services: DecideServices, graph: GraphApi, press: Press): Promise<ApprovalDecided> {
  const { store, audit, now } = services;
  const request = await store.approvals.get(keyOf(press.id));
  if (!request) return { kind: 'unknown' };
  const held = await heldBack(services, graph, request, press);
  const entry = entryOf(request, press.personId);
  if (held) {
    if (held.kind !== 'unknown') await audit.append({ ...entry, kind: 'refused', outcome: held.kind });
    return held;
  }
  const of = await audit.append({ ...entry, kind: 'started' }, { sync: true });
  const sent = await part(graph.approvals.decide(request.id, press.approves, press.note));
  const said = press.approves ? 'approved' : 'rejected';
  const outcome = sent.ok ? said : sent.problem.outcomeUnknown ? 'unknown' : 'failed';
  await audit.append({ ...entry, kind: 'ended', outcome, of }, { sync: true });
  if (!sent.ok) return { kind: 'failed', request, problem: sent.problem };
  const decided = await close(store, request.id, {
    state: said,
    decidedBy: { kind: 'person', id: press.personId, name: press.personName },
    decidedAt: now().toISOString(),
  });
  return { kind: said, request: decided ?? request };
}

/** Why this press decides nothing. undefined: nothing is in its way. */
async function heldBack(
  services: DecideServices,
  graph: GraphApi,
  request: WatchedRequest,
  { personId, approves }: Press,
): Promise<ApprovalDecided | undefined> {
  if (request.state !== 'open') return { kind: 'over', request };
  const [read, policies, all] = await Promise.all([
    part(graph.approvals.one(request.id)),
    part(graph.approvals.policies()),
    ownRequests(services.store),
  ]);
  if (!read.ok) return { kind: 'unsure', request, problem: read.problem };
  const [now, own] = [read.value, all.get(request.id)];
  if (now?.state !== 'waiting') return settled(services, request, now);
  const asker = own?.receipt?.operatorId ?? own?.change?.adminId ?? now.requester?.id;
  if (asker === undefined) return { kind: 'unsure', request, problem: undefined };
  if (isSameId(asker, personId) || isSameId(now.requester?.id, personId))
    return { kind: 'ownRequest', request };
  if (!own && isSameId(asker, services.ownAppId)) return { kind: 'askedByBot', request };
  const ended = own?.receipt ? !waitsForApproval(own.receipt) : own?.change?.approval?.state === 'over';
  if (approves && ended) return { kind: 'dropped', request };
  const may = policies.ok ? await part(isApprover(graph, now, policies.value, personId)) : policies;
  if (may.ok && may.value === false) return { kind: 'notAnApprover', request };
  const isOpen = !may.ok || may.value === undefined;
  // Graph asks the same with their own token
  if (!isOpen || services.checkedByGraph) return undefined;
  return { kind: 'unsure', request, problem: may.ok ? undefined : may.problem };
}

/** Somebody else was quicker. */
async function settled(
  { store }: DecideServices,
  request: WatchedRequest,
  now: ApprovalRequest | undefined,
): Promise<ApprovalDecided> {
  if (!now) return { kind: 'over', request };
  if (now.state === undefined || now.state === 'waiting')
    return { kind: 'unsure', request, problem: undefined };
  const closed = await close(store, request.id, { state: now.state, decidedBy: now.approver });
  return { kind: 'over', request: closed ?? request };
}

/** Whether a person is in a group that approves such requests. undefined: no policy says who does. */
async function isApprover(
  { directory }: Pick<GraphApi, 'directory'>,
  { types }: ApprovalRequest,
  policies: readonly ApprovalPolicy[],
  personId: string,
): Promise<boolean | undefined> {
  const perType = types.map((type) =>
    policies.filter((one) => one.type === type).flatMap(({ approverGroups }) => approverGroups),
  );
  if (perType.length === 0 || perType.some((groups) => groups.length === 0)) return undefined;
  const within = await directory.personIsIn(personId, [...new Set(perType.flat())]);
  return perType.every((groups) => groups.some((group) => within.has(group)));
}

function entryOf(request: WatchedRequest, operatorId: string): Omit<AuditEntry, 'kind'> {
  const { id, types, device } = request;
  return {
    what: 'approval',
    operatorId,
    ...(device?.name !== undefined && { deviceName: device.name }),
    ...(device?.serialNumber !== undefined && { serialNumber: device.serialNumber }),
    options: [`request=${id}`, ...types.map((type) => `type=${type}`)],
  };
}
