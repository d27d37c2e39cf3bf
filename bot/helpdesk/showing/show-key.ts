import type { FormValues } from '../contracts/form-values.ts';
import type { Operator } from '../access/authorize.ts';
import { READ_DEVICES, authorize } from '../access/authorize.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import { deviceTarget, sure } from '../access/scope.ts';
import { actionNamed } from '../actions/catalogue.ts';
import { SHOWN_FOR_MS } from '../contracts/expiry.ts';
import type { CardPlace } from '../contracts/conversation.ts';
import type { Care } from '../contracts/custody.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Secret } from '../contracts/secret.ts';
import type { ManagedDevice } from '../contracts/model.ts';
import { orNone } from '../contracts/problem.ts';
import { liveRecord } from '../access/live-record.ts';
import type { Showing } from '../contracts/store.ts';
import { aboutTarget, targetOf } from '../remote/audit-entry.ts';
import type { RemoteServices } from '../remote/services.ts';
import type { Key } from '../keys/catalogue.ts';
import { keyNamed } from '../keys/catalogue.ts';
import type { KeyRefusal } from '../access/may-see-key.ts';
import { maySeeKey } from '../access/may-see-key.ts';
import { heldBack, type Never } from './held-back.ts';
import { passGate, type KeyAnswer, type KeyGate } from './key-gate.ts';
import { orRefused, recordedRead } from './recorded-read.ts';

type KeyShown =
  | { kind: 'shown'; showing: Showing; secret: Secret; rotate: Offer | undefined }
  /** Nothing is kept of the device, or nothing any more. */
  | { kind: 'nothing'; key: Key; device: ManagedDevice }
  | { kind: 'refused'; key: Key; device: ManagedDevice; why: KeyRefusal }
  /** The policy asks something first, or still. */
  | { kind: 'asked'; gate: KeyAsked; key: Key; device: ManagedDevice }
  | { kind: 'outside' | 'gone' | 'unknown' };

/** What is in the way of a key that the operator may see. */
export type KeyAsked = Exclude<KeyGate, { kind: 'open' | 'refused' }>;

/** What was pressed. Nothing of it is believed. */
export interface KeyPress {
  deviceId: string;
  key: string;
  /** The id of a single key. undefined: all of the device. */
  keyId: string | undefined;
  /** A press of the card that asks before a key is shown. Then what was asked counts, and nothing else of the press. */
  answer?: KeyAnswer | undefined;
  card: CardPlace | undefined;
  locale: string;
}

/**
 * Shows a key that Entra or Intune keeps of a device, without changing it. Everything that allows it is read now; the audit has it on disk
 * before the key is read, and the store has where it is shown before it goes out.
 * @throws Problem if any of it can't be read
 */
export async function showKey(
  services: RemoteServices,
  graph: GraphApi,
  operator: Operator,
  press: KeyPress,
): Promise<KeyShown> {
  const { store, audit, now, newId, entraDecides } = services;
  const key = keyNamed(press.key);
  if (!key) return { kind: 'unknown' };
  const opened = await orNone(graph.devices.one(press.deviceId, { tags: true }));
  if (!opened) return { kind: 'gone' };
  // what Entra keeps is the machine's, and not a record's
  const device = key.needs.kind === 'entra' ? await liveRecord(graph, opened) : opened;
  // whose device it is could not be read: that is a doubt, and a doubt is a no
  if (device.primaryUserUnread) throw device.primaryUserUnread;
  const of = targetOf(device);
  const about = { ...aboutTarget(of), what: key.id, operatorId: operator.speaker.id };
  const target = await deviceTarget(graph, operator, device);
  const reads = sure(authorize(operator, READ_DEVICES, target), target);
  if (!reads.allowed) {
    await audit.append({ ...about, kind: 'refused', outcome: reads.why });
    return { kind: 'outside' };
  }
  const sees = await maySeeKey(key, { graph, operator, device, target, entraDecides });
  if (!sees.allowed) return refused(services, about, key, device, sees.why);
  const { keyId } = press;
  const shows: FormValues = keyId === undefined ? {} : { keyId };
  const wish = { operatorId: operator.speaker.id, key, target: of, shows, locale: press.locale };
  const gate = await passGate(services, { ...wish, answer: press.answer });
  if (gate.kind === 'refused') return refused(services, about, key, device, gate.why);
  if (gate.kind !== 'open') {
    if (gate.kind === 'noGrant') await audit.append({ ...about, kind: 'refused', outcome: 'noGrant' });
    return { kind: 'asked', gate, key, device };
  }

  const ticketed = { ...about, ...(gate.ticket !== undefined && { ticket: gate.ticket }) };
  const through = [...new Set([...reads.through, ...sees.through])];
  const read = await orRefused(
    services,
    recordedRead(audit, ticketed, through, () => graph.devices.secret(device, key.id, undefined, keyId)),
  );
  if (read === 'refused') return refused(services, about, key, device, byMicrosoft(key));
  if (!read) return { kind: 'nothing', key, device };
  const showing: Showing = {
    ...of,
    id: newId(),
    operatorId: operator.speaker.id,
    key: key.id,
    locale: press.locale,
    shownAt: now().toISOString(),
    card: press.card,
    ...(gate.reason !== undefined && { justification: gate.reason }),
  };
  const care: Care = { kind: 'showing', id: showing.id };
  await services.custody.begin(care, SHOWN_FOR_MS);
  const never = await store.together((drafts): Never | undefined => {
    const why = heldBack(drafts, services, { key, userId: of.userId });
    if (!why) drafts.showings.put(showing.id, showing);
    return why;
  });
  if (never) {
    services.custody.done(care);
    await read.dropped();
    return refused(services, about, key, device, { kind: never });
  }
  await read.shown();
  const rotation = actionNamed(key.rotatedBy);
  const rotate = rotation && mayGoAhead(rotation, operator, device, target);
  return { kind: 'shown', showing, secret: read.secret, rotate };
}

async function refused(
  { audit }: Pick<RemoteServices, 'audit'>,
  about: { what: string; operatorId: string },
  key: Key,
  device: ManagedDevice,
  why: KeyRefusal,
): Promise<KeyShown> {
  const outcome = why.kind === 'platform' || why.kind === 'personal' ? 'device' : why.kind;
  await audit.append({ ...about, kind: 'refused', outcome });
  return { kind: 'refused', key, device, why };
}

/** What Microsoft asks of whoever sees it. */
function byMicrosoft({ needs }: Key): KeyRefusal {
  return needs.kind === 'entra'
    ? { kind: 'entraRole', roles: needs.roles, owner: needs.owner }
    : { kind: 'permission' };
}
