import { happenedAt } from '../../helpdesk/contracts/graph/dates.ts';
import { foldedName, plainName, sameId } from '../../helpdesk/contracts/same-text.ts';
import { date, id, text, type Json } from '../json/fields.ts';
import { distinct, twinIds } from '../json/lists.ts';

/** What the searches for one text found. */
interface Hits {
  /** Each device once: those whose name or number it is, then those whose name contains it; within each, the newest check-in first. */
  devices: Json[];
  /** How many others there are that may be hits, and that can't be read. */
  unclear: number;
}

/** What a device is told apart by, and what rights depend on. Two searches at once can't both be right if they differ here. */
const DECIDING = [
  'deviceName',
  'managedDeviceName',
  'serialNumber',
  'azureADDeviceId',
  'operatingSystem',
  'managedDeviceOwnerType',
  'userId',
  'users',
  'roleScopeTagIds',
] as const;

const NUMBERS = ['serialNumber', 'imei', 'meid', 'wiFiMacAddress', 'ethernetMacAddress'] as const;
const IDS = ['id', 'azureADDeviceId'] as const;
const NAMES = ['deviceName', 'managedDeviceName'] as const;

/**
 * Holds what came against what was typed: a Graph that ignores a filter answers every device (microsoft-graph-explorer-v4 #3125). Of two
 * records of one device that differ, neither is believed.
 */
export function hitsAmong(answers: readonly (readonly Json[])[], wanted: string, now: Date): Hits {
  const all = answers.flat();
  const byId = new Map<string, Json[]>();
  for (const record of all) {
    const own = id(record);
    if (own !== undefined) byId.set(own, [...(byId.get(own) ?? []), record]);
  }
  const twins = new Set(answers.flatMap((answer) => [...twinIds(answer)]));
  for (const [own, records] of byId) if (!agree(records)) twins.add(own);
  const clear = [...byId].flatMap(([own, records]) => (twins.has(own) ? [] : [merged(records)]));
  const nameless = distinct(all.filter((record) => id(record) === undefined));
  const perhaps = [...[...twins].map((own) => byId.get(own) ?? []), ...nameless.map((record) => [record])];
  const odd = clear.filter((device) => rankOf(device, wanted) === undefined && isOdd(device));
  return {
    devices: ranked(clear, wanted, now),
    unclear: odd.length + perhaps.filter((records) => records.some((one) => mayBe(one, wanted))).length,
  };
}

/** Whether these records of one device tell the same device. A field that one of them leaves out says nothing. */
function agree(records: readonly Json[]): boolean {
  return DECIDING.every(
    (name) => new Set(records.flatMap((one) => (name in one ? [JSON.stringify(one[name])] : []))).size < 2,
  );
}

/** What the first says counts. Each search may bring a field that the others leave out. */
function merged(records: readonly Json[]): Json {
  return Object.assign({}, ...records.toReversed()) as Json;
}

function ranked(devices: readonly Json[], wanted: string, now: Date): Json[] {
  return devices
    .map((device) => ({ device, rank: rankOf(device, wanted) }))
    .filter(({ rank }) => rank !== undefined)
    .toSorted(
      (a, b) => Number(a.rank) - Number(b.rank) || checkedInAt(b.device, now) - checkedInAt(a.device, now),
    )
    .map(({ device }) => device);
}

export const checkedInAt = (device: Json, now: Date) =>
  happenedAt(date(device, 'lastSyncDateTime'), now) ?? 0;

/** 0: it is the device's name or number. 1: the name contains it, perhaps with other accents or signs between its words. undefined: it isn't a hit. */
function rankOf(device: Json, wanted: string): 0 | 1 | undefined {
  const name = text(device, 'deviceName') ?? text(device, 'managedDeviceName') ?? '';
  if (plainName(name) === plainName(wanted)) return 0;
  if ([...NUMBERS, ...IDS].some((field) => sameId(text(device, field), wanted))) return 0;
  const [whole, part] = [foldedName(name), foldedName(wanted)];
  if (part === '') return undefined;
  return whole.includes(part) || isIn(apart(part), apart(whole)) ? 1 : undefined;
}

/** People say “aino laptop” for AINO-LAPTOP. */
const apart = (folded: string) => folded.replace(/[\s._-]+/gu, ' ').trim();

const isIn = (part: string, whole: string) => part !== '' && whole.includes(part);

const mayBe = (device: Json, wanted: string) => rankOf(device, wanted) !== undefined || isOdd(device);

/** Whether what it would be found by isn't a text, or isn't there at all. */
function isOdd(device: Json): boolean {
  const found = [...NAMES, ...NUMBERS].map((name) => device[name] ?? undefined);
  return (
    found.some((value) => value !== undefined && typeof value !== 'string') ||
    found.every((value) => value === undefined)
  );
}
