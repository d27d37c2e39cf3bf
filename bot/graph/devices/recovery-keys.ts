import { newestFirst } from '../../helpdesk/contracts/graph/dates.ts';
import type { ListedKey, Secret, SecretValue, Volume } from '../../helpdesk/contracts/secret.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { isSameId } from '../../helpdesk/contracts/guid.ts';
import type { GraphClient } from '../http/client.ts';
import { USER_AGENT } from '../http/http-transport.ts';
import { collectMost } from '../http/pages.ts';
import { dueText, notAnother, unreadable } from '../json/answers.ts';
import { mapped, required } from '../json/lists.ts';
import { date, id, text, type Json } from '../json/fields.ts';
import { literal } from '../odata/text.ts';
import { path } from '../odata/path.ts';

export const KEYS = '/informationProtection/bitlocker/recoveryKeys';

/** Entra gives keys only to clients that say who they are, in every part of a batch too. */
export const NAMED = { 'user-agent': USER_AGENT };

/** So many fit on a card. Devices have one to a few. */
const MOST_KEYS = 40;

/** Graph writes a volume's type as a name or as its number. */
const VOLUMES: Readonly<Record<string, Volume>> = {
  operatingsystemvolume: 'operatingSystem',
  '1': 'operatingSystem',
  fixeddatavolume: 'fixed',
  '2': 'fixed',
  removabledatavolume: 'removable',
  '3': 'removable',
};
const ORDER: readonly (Volume | undefined)[] = ['operatingSystem', 'fixed', 'removable', undefined];

/**
 * Every BitLocker key of the device, or the one with `keyId`: by volume, newest first. The recovery screen asks for one of them by its id.
 * Entra records each read.
 */
export async function recoveryKeys(
  client: GraphClient,
  { azureADDeviceId, notInEntra }: ManagedDevice,
  keyId?: string,
): Promise<Secret | undefined> {
  if (notInEntra) return undefined;
  if (azureADDeviceId === undefined) throw unreadable('a device without its id in Entra');
  const { items, fault } = await listOf(client, azureADDeviceId);
  const wanted = keyId === undefined ? items : items.filter((key) => isSameId(key.id, keyId));
  const keys = inOrder(wanted, client.now());
  const chosen = mostOfEach(keys, MOST_KEYS);
  const opened = await Promise.all(chosen.map((key) => part(valueOf(client, key.id, azureADDeviceId))));
  const values = chosen.flatMap((key, n) => valueWith(key, opened[n]));
  if (values.every(({ value }) => value === undefined)) {
    for (const one of opened) if (!one.ok && one.problem.kind !== 'notFound') throw one.problem;
    if (fault) throw fault;
    return undefined;
  }
  return {
    kind: 'recoveryKey',
    values,
    left: keys.length - chosen.length,
    ...(fault && { unread: fault }),
  };
}

/** What Entra lists of a device's keys, without the keys themselves. */
export async function keysOfDevice(client: GraphClient, deviceId: string): Promise<ListedKey[]> {
  return (await listOf(client, deviceId)).items;
}

async function listOf(client: GraphClient, deviceId: string) {
  const query = { $filter: `deviceId eq ${literal(deviceId)}` };
  const read = await collectMost(client, KEYS, { query, headers: NAMED });
  // a filter that was ignored must not show another device's keys
  const own = read.items.filter((key) => isSameId(text(key, 'deviceId'), deviceId));
  const foreign = own.length < read.items.length ? unreadable('keys of another device') : undefined;
  const { items, fault = foreign } = mapped({ items: own, fault: read.fault }, toListed);
  if (fault && items.length === 0) throw fault;
  return { items, fault };
}

/** A key's metadata by its whole id. An answer about another key is a failure. */
export async function keyById(client: GraphClient, keyId: string): Promise<ListedKey | undefined> {
  const from = await client.find(path`/informationProtection/bitlocker/recoveryKeys/${keyId}`, {
    headers: NAMED,
  });
  return from && required(toListed(notAnother(from, keyId)));
}

export function toListed(from: Json): ListedKey | undefined {
  const own = id(from);
  const deviceId = id(from, 'deviceId');
  if (own === undefined || deviceId === undefined) return undefined;
  const volume = VOLUMES[String(from.volumeType).toLowerCase()];
  return { id: own, deviceId, volume, keptAt: date(from, 'createdDateTime') };
}

async function valueOf(client: GraphClient, keyId: string, deviceId: string): Promise<string> {
  const key = await client.get(path`/informationProtection/bitlocker/recoveryKeys/${keyId}`, {
    query: { $select: ['key'] },
    headers: NAMED,
  });
  // the list has said that this key is the device's; the key itself need not say it again
  notAnother(key, deviceId, 'deviceId');
  // Entra listed it, so there is one
  return dueText(notAnother(key, keyId), 'key');
}

/** A key that is gone since it was listed is left out. One that couldn't be read is listed without its value. */
function valueWith(
  { id: of, volume, keptAt }: ListedKey,
  read: Part<string | undefined> | undefined,
): SecretValue[] {
  const key = { id: of, volume, keptAt };
  if (read?.ok) return [{ ...key, value: read.value }];
  return read?.problem.kind === 'notFound' ? [] : [{ ...key, value: undefined }];
}

function inOrder(keys: readonly ListedKey[], now: Date): ListedKey[] {
  const newest = newestFirst(keys, ({ keptAt }) => keptAt, now);
  return newest.toSorted((a, b) => ORDER.indexOf(a.volume) - ORDER.indexOf(b.volume));
}

/** The newest of each volume first, so that many keys of one don't hide those of another. They stay in order. */
function mostOfEach(keys: readonly ListedKey[], most: number): ListedKey[] {
  const rank = (key: ListedKey) => keys.filter(({ volume }) => volume === key.volume).indexOf(key);
  const chosen = new Set(keys.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
  return keys.filter((key) => chosen.has(key));
}
