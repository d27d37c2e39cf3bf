import type { ActParts } from './act-parts.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { Operator } from '../access/authorize.ts';
import { authorize, READ_DEVICES } from '../access/authorize.ts';
import type { Secret, SecretKind, GraphApi } from '../contracts/graph.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { orNone } from '../contracts/problem.ts';
import { deviceTarget } from '../access/scope.ts';

/** How long a secret stays on its card. */
export const SHOWN_FOR_MS = 10 * 60_000;

export type Revealed =
  | { kind: 'secret'; receipt: Receipt; secret: Secret }
  | { kind: 'shownBefore'; receipt: Receipt }
  | { kind: 'nothing'; receipt: Receipt }
  | { kind: 'unknown' | 'notYours' | 'outside' };

/** What an action brings back once it is done, and hasn't been shown yet. */
export function secretOf(receipt: Receipt): SecretKind | undefined {
  if (receipt.state !== 'done' || receipt.bringsNothing) return undefined;
  return actionNamed(receipt.action)?.secret;
}

/**
 * Shows what an action brought back: once, to the operator who asked for the action, where they may still read the device. That it is shown
 * is on disk, in the store and in the audit, before it goes out.
 */
export async function reveal(
  parts: ActParts,
  graph: GraphApi,
  operator: Operator,
  receiptId: string,
  card: CardPlace | undefined,
): Promise<Revealed> {
  const receipt = await parts.store.receipts.get(receiptId);
  const kind = receipt && secretOf(receipt);
  if (!receipt || !kind) return { kind: 'unknown' };
  if (receipt.operatorId !== operator.speaker.id) return { kind: 'notYours' };
  if (receipt.secretShownAt !== undefined) return { kind: 'shownBefore', receipt };
  const device = await orNone(graph.devices.one(receipt.deviceId));
  if (!device) return { kind: 'nothing', receipt };
  const ruling = authorize(operator, READ_DEVICES, await deviceTarget(graph, operator, device));
  if (!ruling.allowed) return { kind: 'outside' };

  const secret = await graph.devices.secret(device, kind, receipt.startedAt);
  if (!secret) return { kind: 'nothing', receipt };
  const marked = await parts.store.receipts.update(receiptId, (now) =>
    now.secretShownAt === undefined
      ? { ...now, secretShownAt: parts.now().toISOString(), card: card ?? now.card }
      : undefined,
  );
  if (!marked) return { kind: 'shownBefore', receipt };
  await parts.audit.append(
    {
      kind: 'read',
      what: kind,
      operatorId: operator.speaker.id,
      personId: receipt.userId,
      deviceId: receipt.deviceId,
      deviceName: receipt.deviceName,
      serialNumber: receipt.serialNumber,
      through: ruling.through,
      of: receipt.auditId,
    },
    { sync: true },
  );
  return { kind: 'secret', receipt: marked, secret };
}

/** Takes a secret off its card. Resolves to the receipt where it was still on it. */
export async function hide(
  parts: Pick<ActParts, 'store' | 'now'>,
  receiptId: string,
): Promise<Receipt | undefined> {
  return parts.store.receipts.update(receiptId, (now) =>
    now.secretShownAt !== undefined && now.secretHiddenAt === undefined
      ? { ...now, secretHiddenAt: parts.now().toISOString() }
      : undefined,
  );
}

const shown = ({ secretShownAt, secretHiddenAt }: Receipt) =>
  secretShownAt !== undefined && secretHiddenAt === undefined;

const dueAt = ({ secretShownAt = '' }: Receipt) => Date.parse(secretShownAt) + SHOWN_FOR_MS;

/** When the next secret has been on its card for long enough, milliseconds; undefined: none is on any. */
export async function nextToHide(parts: Pick<ActParts, 'store'>): Promise<number | undefined> {
  const on = await parts.store.receipts.list(shown);
  return on.length > 0 ? Math.min(...on.map(dueAt)) : undefined;
}

/** Receipts whose secret has been on a card for long enough. */
export async function overdue(parts: Pick<ActParts, 'store' | 'now'>): Promise<Receipt[]> {
  const now = parts.now().getTime();
  return parts.store.receipts.list((receipt) => shown(receipt) && dueAt(receipt) <= now);
}
