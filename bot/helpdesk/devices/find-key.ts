import type { Operator } from '../access/authorize.ts';
import { READ_DEVICES, authorize, mayReadAnybody, tagsMatter } from '../access/authorize.ts';
import { maySeeSecret } from '../access/secret-roles.ts';
import { deviceTargets } from '../access/scope.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ListedKey } from '../contracts/secret.ts';
import type { ManagedDevice, PersonName } from '../contracts/model.ts';
import { Problem, part } from '../contracts/problem.ts';
import { plainId } from '../contracts/same-text.ts';
import { keyNamed } from '../keys/catalogue.ts';
import type { EntraRole } from '../keys/entra-roles.ts';
import type { TypedKeyId } from '../keys/key-id.ts';
import { liveAmong } from '../access/live-record.ts';

type Wanted = TypedKeyId & { kind: 'whole' | 'part' };

export interface KeyMatch {
  key: ListedKey;
  device: ManagedDevice;
}

/** Where a key was looked for, and how far. Nothing found is certain only if `ended`. */
export interface Searched {
  /** The person whose devices' keys it was found among. undefined: the whole tenant's. */
  among?: PersonName | undefined;
  /** How many keys were looked at. */
  read: number;
  ended: boolean;
  /** Where the search can go on. */
  goOn?: CutSearch | undefined;
}

/** A search that a turn's time has cut: what it looked for, where it stopped, and what it had found. */
export interface CutSearch {
  start: string;
  next: string;
  read: number;
  keys: readonly ListedKey[];
}

export type KeysFound =
  | {
      kind: 'searched';
      matches: KeyMatch[];
      searched: Searched;
      /** Devices of matching keys that the operator may not read. For the audit. */
      outside: ManagedDevice[];
      /** Matching keys of devices of which nobody knows whether they are in the operator's scope. */
      unclear: number;
      /** Matching keys of devices that aren't in Intune. */
      unmanaged: number;
    }
  | { kind: 'refused'; why: 'noRole' | 'permission' }
  | { kind: 'roleNeeded'; roles: readonly EntraRole[] };

interface Asked {
  graph: GraphApi;
  operator: Operator;
  selected: PersonName | undefined;
  entraDecides: boolean | undefined;
}

/** A turn has to be answered: the tenant's list is walked for so long. */
const WALK_MS = 6_000;
/** Keys that begin alike are few. */
const MOST_KEYS = 20;

/**
 * Finds the devices of BitLocker keys by their ids, as the recovery screen shows them: a whole id anywhere, the beginning of one among the
 * devices of the selected person, then in the tenant's list as far as a turn's time carries. Only devices that the operator may read are
 * named. No key is read.
 */
export async function findKey(wanted: Wanted, asked: Asked): Promise<KeysFound> {
  return checked(asked, () => search(wanted, asked));
}

/** Goes on with a search that was cut. Who may look keys up is asked again, and so is whom each device belongs to. */
export async function searchOn(cut: CutSearch, asked: Asked): Promise<KeysFound> {
  return checked(asked, () => walk(asked.graph, cut.start, cut));
}

type Search = Searched & { keys: readonly ListedKey[] };

async function checked(asked: Asked, searching: () => Promise<Search>): Promise<KeysFound> {
  const { graph, operator, entraDecides } = asked;
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  if (!entraDecides) {
    const seen = await maySeeSecret(graph, operator.speaker.id, 'recoveryKey', {});
    if (!seen.allowed) return roleNeeded();
  }
  try {
    const { keys, ...searched } = await searching();
    return await withDevices(asked, keys.slice(0, MOST_KEYS), searched);
  } catch (error) {
    if (entraDecides && error instanceof Problem && error.kind === 'forbidden') return roleNeeded();
    throw error;
  }
}

function roleNeeded(): KeysFound {
  const needs = keyNamed('recoveryKey')?.needs;
  return { kind: 'roleNeeded', roles: needs?.kind === 'entra' ? needs.roles : [] };
}

async function search(wanted: Wanted, asked: Asked): Promise<Search> {
  const { graph, selected } = asked;
  if (wanted.kind === 'whole') {
    const key = await graph.devices.recoveryKey(wanted.id);
    return { keys: key ? [key] : [], read: key ? 1 : 0, ended: true };
  }
  const theirs = selected && (await keysOfPerson(graph, selected));
  const among = theirs?.filter(({ id }) => plainId(id).startsWith(wanted.start)) ?? [];
  if (among.length > 0) return { keys: among, among: selected, read: theirs?.length ?? 0, ended: true };
  return walk(graph, wanted.start);
}

/** The tenant's list from its beginning, or from where an earlier walk was cut. */
async function walk(graph: GraphApi, start: string, before?: CutSearch): Promise<Search> {
  const { items, ended, next, ...now } = await graph.devices.findRecoveryKeys(start, WALK_MS, before?.next);
  const read = (before?.read ?? 0) + now.read;
  const known = new Set(before?.keys.map(({ id }) => id));
  const keys = [...(before?.keys ?? []), ...items.filter(({ id }) => !known.has(id))];
  return { keys, read, ended, ...(next !== undefined && { goOn: { start, next, read, keys } }) };
}

/** What can't be read of the selected person is found in the tenant's list, if at all. */
async function keysOfPerson(graph: GraphApi, { id }: PersonName): Promise<ListedKey[]> {
  const devices = await part(graph.devices.ofPerson(id));
  if (!devices.ok) return [];
  const ids = devices.value.items.flatMap(({ azureADDeviceId }) => azureADDeviceId ?? []);
  const lists = await Promise.all(ids.map((one) => part(graph.devices.recoveryKeysOf(one))));
  return lists.flatMap((list) => (list.ok ? list.value : []));
}

async function withDevices(
  { graph, operator }: Asked,
  keys: readonly ListedKey[],
  searched: Searched,
): Promise<KeysFound> {
  const ids = [...new Set(keys.map(({ deviceId }) => deviceId))];
  const read = await Promise.all(
    ids.map((id) => part(graph.devices.withEntraId(id, { tags: tagsMatter(operator) }))),
  );
  const failed = read.find((one) => !one.ok);
  if (failed && read.every(({ ok }) => !ok)) throw failed.problem;
  // an older record may name somebody who no longer has the machine
  const found = new Map(
    ids.flatMap((id, n) => (read[n]?.ok ? [[id, liveAmong(read[n].value)] as const] : [])),
  );
  const targets = await deviceTargets(graph, operator, [...found.values()].flat());
  const all = keys.flatMap((key) => (found.get(key.deviceId) ?? []).map((device) => ({ key, device })));
  const [matches, unclear, outside] = [[], [], []] as [KeyMatch[], KeyMatch[], KeyMatch[]];
  for (const match of all) {
    const target = targets.get(match.device.id);
    const isSure = !match.device.primaryUserUnread && !target?.groupsUnread;
    const isIn = target !== undefined && authorize(operator, READ_DEVICES, target).allowed;
    (isIn ? matches : isSure ? outside : unclear).push(match);
  }
  return {
    kind: 'searched',
    matches,
    // a device that couldn't be read, or checked, isn't none
    searched: { ...searched, ended: searched.ended && !failed && unclear.length === 0 },
    outside: outside.map(({ device }) => device),
    unclear: unclear.length,
    unmanaged: keys.filter(({ deviceId }) => found.get(deviceId)?.length === 0).length,
  };
}
