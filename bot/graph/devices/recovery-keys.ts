import type { Secret, SecretValue, Volume } from '../../helpdesk/contracts/graph.ts';
import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import type { Part } from '../../helpdesk/contracts/problem.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { USER_AGENT } from '../http/http-transport.ts';
import { collectAll } from '../http/pages.ts';
import { uniqueById } from '../json/lists.ts';
import { date, text, type Json } from '../json/fields.ts';
import { literal } from '../odata/text.ts';
import { path } from '../odata/path.ts';

const KEYS = '/informationProtection/bitlocker/recoveryKeys';

/** Entra gives keys only to clients that say who they are, in every part of a batch too. */
const NAMED = { 'user-agent': USER_AGENT };

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

type ListedKey = Omit<SecretValue, 'value'> & { id: string };

/** Every BitLocker key of the device: by volume, newest first. The recovery screen asks for one of them by its id. Entra records each read. */
export async function recoveryKeys(
  client: GraphClient,
  { azureADDeviceId }: ManagedDevice,
): Promise<Secret | undefined> {
  if (azureADDeviceId === undefined) return undefined;
  const query = { $filter: `deviceId eq ${literal(azureADDeviceId)}` };
  const listed = (await collectAll(client, KEYS, { query, headers: NAMED }))
    // a filter that was ignored must not show another device's keys
    .filter((key) => text(key, 'deviceId')?.toLowerCase() === azureADDeviceId.toLowerCase())
    .flatMap(toListed);
  const keys = inOrder(uniqueById(listed));
  const chosen = mostOfEach(keys, MOST_KEYS);
  const read = await Promise.all(chosen.map((key) => part(valueOf(client, key.id))));
  const values = chosen.flatMap((key, n) => valueWith(key, read[n]));
  if (values.every(({ value }) => value === undefined)) {
    for (const one of read) if (!one.ok && one.problem.kind !== 'notFound') throw one.problem;
    return undefined;
  }
  return { kind: 'recoveryKey', values, left: keys.length - chosen.length };
}

function toListed(from: Json): ListedKey[] {
  const id = text(from, 'id');
  const volume = VOLUMES[String(from.volumeType).toLowerCase()];
  return id === undefined ? [] : [{ id, volume, keptAt: date(from, 'createdDateTime') }];
}

async function valueOf(client: GraphClient, id: string): Promise<string | undefined> {
  const key = await client.get(path`/informationProtection/bitlocker/recoveryKeys/${id}`, {
    query: { $select: ['key'] },
    headers: NAMED,
  });
  const own = text(key, 'id');
  return own === undefined || own.toLowerCase() === id.toLowerCase() ? text(key, 'key') : undefined;
}

/** A key that is gone since it was listed is left out. One that couldn't be read is listed without its value. */
function valueWith(key: ListedKey, read: Part<string | undefined> | undefined): SecretValue[] {
  if (read?.ok) return [{ ...key, value: read.value }];
  return read?.problem.kind === 'notFound' ? [] : [{ ...key, value: undefined }];
}

function inOrder(keys: readonly ListedKey[]): ListedKey[] {
  const kept = ({ keptAt }: ListedKey) => Date.parse(keptAt ?? '1970-01-01');
  return keys.toSorted((a, b) => ORDER.indexOf(a.volume) - ORDER.indexOf(b.volume) || kept(b) - kept(a));
}

/** The newest of each volume first, so that many keys of one don't hide those of another. They stay in order. */
function mostOfEach(keys: readonly ListedKey[], most: number): ListedKey[] {
  const rank = (key: ListedKey) => keys.filter(({ volume }) => volume === key.volume).indexOf(key);
  const chosen = new Set(keys.toSorted((a, b) => rank(a) - rank(b)).slice(0, most));
  return keys.filter((key) => chosen.has(key));
}
