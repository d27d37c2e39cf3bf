import { oneSpelling } from '../contracts/guid.ts';
import type { ApprovalRequest } from '../contracts/graph/approvals.ts';
import type { WatchedRequest } from '../contracts/policy/approval.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { firstSent, waitsForApproval } from '../contracts/receipt.ts';
import type { RoleChange } from '../contracts/role-change.ts';
import type { Store, Tables } from '../contracts/store.ts';
import { standingOf } from './look-up.ts';
import { APPROVAL_LIVES_MS } from './schedule.ts';

/** More than Intune keeps in any tenant. Nobody may fill the store. */
const MOST_WATCHED = 2_000;

/** What waits here for a request: the bot asked for it. */
interface Own {
  receipt?: Receipt | undefined;
  change?: RoleChange | undefined;
}

export const keyOf = (id: string) => oneSpelling(id);

/** What the bot asked for itself, by the id of its request. */
export async function ownRequests({
  receipts,
  roleChanges,
}: Pick<Tables, 'receipts' | 'roleChanges'>): Promise<Map<string, Own>> {
  const [sent, changes] = await Promise.all([
    receipts.list(({ approvalCode }) => approvalCode !== undefined),
    roleChanges.list(({ approval }) => approval !== undefined),
  ]);
  return new Map<string, Own>([
    ...sent.map((receipt) => [keyOf(receipt.approvalCode ?? ''), { receipt }] as const),
    ...changes.map((change) => [keyOf(change.approval?.code ?? ''), { change }] as const),
  ]);
}

/** What the bot knows of a request without asking Graph. undefined: it waits for it no longer. */
export function fromOwn(id: string, { receipt, change }: Own, now: Date): WatchedRequest | undefined {
  const notedAt = now.toISOString();
  const lives = (from: number) => new Date(from + APPROVAL_LIVES_MS).toISOString();
  if (receipt && waitsForApproval(receipt)) {
    const asked = firstSent(receipt);
    return {
      id,
      state: 'open',
      notedAt,
      types: [],
      requester: { kind: 'person', id: receipt.operatorId },
      receiptId: receipt.id,
      reason: receipt.justification,
      device: { name: receipt.deviceName, serialNumber: receipt.serialNumber },
      askedAt: new Date(asked).toISOString(),
      expiresAt: lives(asked),
    };
  }
  if (change?.approval?.state !== 'waiting') return undefined;
  const { askedAt } = change.approval;
  return {
    id,
    state: 'open',
    notedAt,
    types: ['role'],
    changeId: change.id,
    askedAt,
    requester: { kind: 'person', id: change.adminId },
    expiresAt: lives(Date.parse(askedAt)),
  };
}

/** What Graph says of a request, with what the bot knows of it. Whoever asked through the bot is its requester. */
export function fromGraph(request: ApprovalRequest, own: Own | undefined, now: Date): WatchedRequest {
  const id = keyOf(request.id);
  const { types, reason, askedAt, device, requester } = request;
  const known = own && fromOwn(id, own, now);
  return {
    id,
    state: 'open',
    notedAt: now.toISOString(),
    types,
    reason,
    askedAt,
    device,
    requester,
    expiresAt: request.expiresAt ?? new Date(now.getTime() + APPROVAL_LIVES_MS).toISOString(),
    ...(own?.receipt && { receiptId: own.receipt.id }),
    ...(own?.change && { changeId: own.change.id }),
    ...(known && { requester: known.requester, device: known.device ?? device }),
    ...(known?.reason !== undefined && { reason: known.reason }),
  };
}

/**
 * Keeps requests that aren't watched yet. What is known already stays as it is, but for whose it is, once that is known. Resolves to whether
 * there was room for all.
 */
export function watch(store: Pick<Store, 'together'>, requests: readonly WatchedRequest[]): Promise<boolean> {
  return store.together(({ approvals }) => {
    for (const { id, receiptId, changeId, requester, reason, device } of requests) {
      const kept = approvals.get(id);
      if (!kept || isOwn(kept) || !isOwn({ receiptId, changeId })) continue;
      const cardBehind = kept.card ? true : undefined;
      approvals.put(id, { ...kept, receiptId, changeId, requester, reason, device, cardBehind });
    }
    const fresh = requests.filter(({ id }) => approvals.get(id) === undefined);
    const room = Math.max(0, MOST_WATCHED - (fresh.length > 0 ? approvals.list(() => true).length : 0));
    for (const request of fresh.slice(0, room)) approvals.put(request.id, request);
    return fresh.length <= room;
  });
}

const isOwn = ({ receiptId, changeId }: Pick<WatchedRequest, 'receiptId' | 'changeId'>): boolean =>
  receiptId !== undefined || changeId !== undefined;

/**
 * Which requests may turn out to be the bot's own: of the same operator, something is being sent whose answer isn't written down yet. Where
 * Graph names an application, anybody's may be. What the bot knows as its own is read after this.
 */
export async function beingAsked({
  receipts,
  roleChanges,
}: Pick<Tables, 'receipts' | 'roleChanges'>): Promise<(request: WatchedRequest) => boolean> {
  const [sent, changes] = await Promise.all([
    receipts.list(({ state }) => state === 'sending'),
    roleChanges.list(isBeingSent),
  ]);
  const askers = [...sent.map(({ operatorId }) => operatorId), ...changes.map(({ adminId }) => adminId)];
  const small = new Set(askers.map(oneSpelling));
  return ({ requester, ...request }) => {
    if (isOwn(request) || small.size === 0) return false;
    return requester?.kind !== 'person' || small.has(oneSpelling(requester.id));
  };
}

const isBeingSent = ({ state, outcome, approval }: RoleChange) =>
  state === 'used' && outcome === undefined && approval === undefined;

/** How a request has ended, as far as what waited for it here tells. undefined: it waits, or nothing here ever did. */
export function ownEnd({ receipt, change }: Own): WatchedRequest['state'] | undefined {
  if (receipt) return waitsForApproval(receipt) ? undefined : endOf(receipt);
  const { state, why } = change?.approval ?? {};
  if (state !== 'over') return undefined;
  if (change?.outcome === 'done') return 'completed';
  return standingOf(why) ?? 'dropped';
}

function endOf({ state, reason, acceptedAt }: Receipt): WatchedRequest['state'] | undefined {
  if (reason?.kind === 'refused') return standingOf(reason.why) ?? 'dropped';
  if (acceptedAt !== undefined) return 'completed';
  return state === 'failed' ? 'dropped' : undefined;
}

/** Notes how a request ended. Resolves to the request if it was open. */
export function close(
  { approvals }: Pick<Tables, 'approvals'>,
  id: string,
  end: Pick<WatchedRequest, 'state' | 'decidedBy' | 'decidedAt'>,
): Promise<WatchedRequest | undefined> {
  return approvals.update(keyOf(id), (now) =>
    now.state === 'open' ? { ...now, ...end, cardBehind: now.card ? true : undefined } : undefined,
  );
}
