import type { NotCovered, Operator } from '../access/authorize.ts';
import { READ_DEVICES, authorize, tagsMatter } from '../access/authorize.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import type { EntraRole } from '../keys/entra-roles.ts';
import { maySeeSecret } from '../access/secret-roles.ts';
import { deviceTarget, sure } from '../access/scope.ts';
import { actionNamed } from '../actions/catalogue.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { Care } from '../contracts/custody.ts';
import { SHOWN_FOR_MS, isYounger } from '../contracts/expiry.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Secret, SecretKind } from '../contracts/secret.ts';
import { orNone } from '../contracts/problem.ts';
import { liveRecord } from '../access/live-record.ts';
import type { KeyRefusal } from '../access/may-see-key.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import { keyNamed, type Key } from '../keys/catalogue.ts';
import { heldBack, type Never, type ToShow } from './held-back.ts';
import { passGate, type KeyAnswer, type KeyGate } from './key-gate.ts';
import type { KeyAsked } from './show-key.ts';
import { orRefused, recordedRead } from './recorded-read.ts';
import type { Receipt } from '../contracts/receipt.ts';
import { aboutTarget, targetOf } from '../remote/audit-entry.ts';
import type { RemoteServices } from '../remote/services.ts';

export type Revealed =
  /** `rotate`: whether a key can be replaced now. */
  | { kind: 'secret'; receipt: Receipt; secret: Secret; rotate: Offer | undefined }
  | { kind: 'shownBefore'; receipt: Receipt }
  | { kind: 'nothing'; receipt: Receipt }
  /** The operator holds none of the Entra roles that may see it. */
  | { kind: 'roleNeeded'; receipt: Receipt; secret: SecretKind; roles: readonly EntraRole[]; owner: boolean }
  | { kind: 'outside'; why: NotCovered }
  /** It is a key, and the policy asks something before keys are shown. */
  | { kind: 'asked'; gate: KeyAsked; key: Key; device: ManagedDevice }
  | { kind: 'keyRefused'; receipt: Receipt; key: Key; why: KeyRefusal }
  /** It is no key, and something has come between: what brought it back wouldn't be sent any more. */
  | { kind: 'heldBack'; receipt: Receipt; secret: SecretKind; why: Never }
  | { kind: 'unknown' | 'notYours' };

type HideServices = Pick<RemoteServices, 'store' | 'now'>;

/** Kinds that the device's result holds, perhaps before the action is done: a Mac has its PIN as soon as the lock is sent. */
const IN_RESULT: ReadonlySet<SecretKind> = new Set(['unlockPin', 'passcode']);

/** What an action brings back: once it is done, or as soon as its result has it. undefined: nothing that can be shown, or not yet. */
export function secretOf(receipt: Receipt): SecretKind | undefined {
  const kind = actionNamed(receipt.action)?.secret;
  if (!kind || receipt.bringsNothing) return undefined;
  const ready = receipt.state === 'done' || (receipt.secretReady && IN_RESULT.has(kind));
  return ready ? kind : undefined;
}

/**
 * Shows what an action brought back: once, and only to the operator who asked for the action, if they may still read the device and hold
 * the Entra role that it needs. The audit has it on disk before it
 * is read, and the store before it goes out.
 */
export async function reveal(
  services: RemoteServices,
  graph: GraphApi,
  operator: Operator,
  {
    receiptId,
    card,
    answer,
  }: { receiptId: string; card: CardPlace | undefined; answer?: KeyAnswer | undefined },
): Promise<Revealed> {
  const { store, audit, now } = services;
  const receipt = await store.receipts.get(receiptId);
  const kind = receipt && secretOf(receipt);
  if (!receipt || !kind) return { kind: 'unknown' };
  if (receipt.operatorId !== operator.speaker.id) return { kind: 'notYours' };
  if (receipt.secretShownAt !== undefined) return { kind: 'shownBefore', receipt };
  const aboutRead = {
    ...aboutTarget(receipt),
    what: kind,
    operatorId: operator.speaker.id,
    of: receipt.auditId,
  };
  const device = await orNone(graph.devices.one(receipt.deviceId, { tags: tagsMatter(operator) }));
  if (!device || (await isAnothersNow(graph, kind, device))) return { kind: 'nothing', receipt };
  const target = await deviceTarget(graph, operator, device);
  const ruling = sure(authorize(operator, READ_DEVICES, target), target);
  if (!ruling.allowed) return { kind: 'outside', why: ruling.why };

  const seen = services.entraDecides
    ? ({ allowed: true, through: [] } as const)
    : await maySeeSecret(graph, operator.speaker.id, kind, device);
  if (!seen.allowed) {
    await audit.append({ ...aboutRead, kind: 'refused', outcome: 'entraRole' });
    return { kind: 'roleNeeded', receipt, secret: kind, roles: seen.roles, owner: seen.owner };
  }
  const key = keyNamed(kind);
  const toShow: ToShow = key ? { key, userId: device.userId } : { key, receipt, userId: device.userId };
  const holdBack = async (why: Never): Promise<Revealed> => {
    await audit.append({ ...aboutRead, kind: 'refused', outcome: why });
    return key
      ? { kind: 'keyRefused', receipt, key, why: { kind: why } }
      : { kind: 'heldBack', receipt, secret: kind, why };
  };
  if (!key) {
    // whose device it is could not be read: that is a doubt, and a doubt is a no
    if (device.primaryUserUnread) throw device.primaryUserUnread;
    await store.level();
    const why = store.look((remembered) => heldBack(remembered, services, toShow));
    if (why) return holdBack(why);
  }
  const gate = key && (await keyGate(services, operator, { receipt, key, device, answer }));
  if (key && gate && gate.kind !== 'open') {
    const outcome = gate.kind === 'refused' ? gate.why.kind : gate.kind;
    if (gate.kind === 'refused' || gate.kind === 'noGrant')
      await audit.append({ ...aboutRead, kind: 'refused', outcome });
    return gate.kind === 'refused'
      ? { kind: 'keyRefused', receipt, key, why: gate.why }
      : { kind: 'asked', gate, key, device };
  }
  const ticketed = {
    ...aboutRead,
    ...(gate?.kind === 'open' && gate.ticket !== undefined && { ticket: gate.ticket }),
  };
  const through = [...new Set([...ruling.through, ...seen.through])];
  const read = await orRefused(
    services,
    recordedRead(audit, ticketed, through, () => graph.devices.secret(device, kind, receipt.startedAt)),
  );
  if (read === 'refused') {
    await audit.append({ ...aboutRead, kind: 'refused', outcome: 'entraRole' });
    const needs = key?.needs;
    const { roles, owner } = needs?.kind === 'entra' ? needs : { roles: [], owner: false };
    return { kind: 'roleNeeded', receipt, secret: kind, roles, owner };
  }
  if (!read) return { kind: 'nothing', receipt };
  const care: Care = { kind: 'secret', id: receiptId };
  await services.custody.begin(care, SHOWN_FOR_MS);
  const marked = await store.together((drafts): Receipt | Never | undefined => {
    const kept = drafts.receipts.get(receiptId);
    if (kept?.secretShownAt !== undefined || !kept) return undefined;
    const why = heldBack(drafts, services, toShow);
    if (why) return why;
    const shown = { ...kept, secretShownAt: now().toISOString(), card: card ?? kept.card };
    drafts.receipts.put(receiptId, shown);
    return shown;
  });
  if (!marked) {
    await read.dropped();
    return { kind: 'shownBefore', receipt };
  }
  if (typeof marked === 'string') {
    services.custody.done(care);
    await read.dropped();
    return holdBack(marked);
  }
  await read.shown();
  const rotation = actionNamed(key?.rotatedBy ?? '');
  const rotate = rotation && mayGoAhead(rotation, operator, device, target);
  return { kind: 'secret', receipt: marked, secret: read.secret, rotate };
}

/** Whether the machine has a newer record since: then what Entra keeps of it may be somebody else's. */
async function isAnothersNow(graph: GraphApi, kind: SecretKind, device: ManagedDevice): Promise<boolean> {
  if (keyNamed(kind)?.needs.kind !== 'entra') return false;
  return (await liveRecord(graph, device)).id !== device.id;
}

/** A key that an action brought back is asked about like one that is shown without it: otherwise rotating it would be the way round. */
function keyGate(
  services: RemoteServices,
  operator: Operator,
  {
    receipt,
    key,
    device,
    answer,
  }: { receipt: Receipt; key: Key; device: ManagedDevice; answer: KeyAnswer | undefined },
): Promise<KeyGate> {
  // whose device it is could not be read: that is a doubt, and a doubt is a no
  if (device.primaryUserUnread) throw device.primaryUserUnread;
  return passGate(services, {
    operatorId: operator.speaker.id,
    key,
    target: targetOf(device),
    shows: { receipt: receipt.id },
    locale: receipt.locale,
    answer,
  });
}

/** Notes that a secret is off its card. Resolves to the receipt if the secret was still on it. */
export async function hide({ store, now }: HideServices, receiptId: string): Promise<Receipt | undefined> {
  return store.receipts.update(receiptId, (receipt) =>
    isShown(receipt) ? { ...receipt, secretHiddenAt: now().toISOString() } : undefined,
  );
}

/** Whether a secret is on the receipt's card now. */
export function isShown({ secretShownAt, secretHiddenAt }: Receipt): boolean {
  return secretShownAt !== undefined && secretHiddenAt === undefined;
}

const shownAt = ({ secretShownAt = '' }: Receipt) => Date.parse(secretShownAt);
const dueAt = (receipt: Receipt) => shownAt(receipt) + SHOWN_FOR_MS;

/** When the next secret of these receipts has to go off its card, in milliseconds. undefined: none is on a card. */
export async function nextToHide(
  { store }: Pick<HideServices, 'store'>,
  of: (receipt: Receipt) => boolean,
): Promise<number | undefined> {
  const shown = await store.receipts.list((receipt) => isShown(receipt) && of(receipt));
  return shown.length > 0 ? Math.min(...shown.map(dueAt)) : undefined;
}

/** Receipts whose secret has been on its card for long enough. */
export async function overdue({ store, now }: HideServices): Promise<Receipt[]> {
  return store.receipts.list(
    (receipt) => isShown(receipt) && !isYounger(shownAt(receipt), SHOWN_FOR_MS, now()),
  );
}
