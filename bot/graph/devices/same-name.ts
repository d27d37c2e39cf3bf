import type { NamedDevices } from '../../helpdesk/contracts/graph.ts';
import { part } from '../../helpdesk/contracts/problem.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { GraphClient } from '../http/client.ts';
import { firstPage, type Page } from '../http/pages.ts';
import { id, text, type Json } from '../json/fields.ts';
import { areTwo } from '../json/lists.ts';
import { literal } from '../odata/text.ts';
import type { NameField } from './name-filter.ts';
import { halvesOf, hasHalves, runsOf, spellingsOf } from './name-filter.ts';
import { orSimpler } from './or-simpler.ts';

const NAMES = ['deviceName', 'managedDeviceName'] as const satisfies readonly NameField[];
const FIELDS = ['id', ...NAMES, 'serialNumber'] as const;
/** One page. If more devices are named alike, nobody knows whether one of them bears the same name. */
const MOST = '500';

/**
 * Devices that bear a name in any spelling that people can't tell from it, as it is compared when it is typed to confirm, as their own name
 * or as the one by which Intune manages them. Graph compares byte by byte, so it is asked for what all spellings share, and each hit is held
 * against the name. A name without anything like that may have others that aren't found. Graph doesn't document a filter by the second name:
 * where it is refused, that name wasn't searched.
 */
export async function devicesNamed(client: GraphClient, name: string): Promise<NamedDevices> {
  const [own, managed] = await Promise.all([
    searched(client, name, 'deviceName'),
    part(searched(client, name, 'managedDeviceName')),
  ]);
  const all = managed.ok ? [...own.items, ...managed.value.items] : own.items;
  const wanted = plainName(name);
  const named = new Map<string, NamedDevices['items'][number]>();
  for (const one of all) {
    const known = id(one);
    if (known !== undefined && NAMES.some((field) => plainName(text(one, field) ?? '') === wanted))
      named.set(known, { id: known, serialNumber: text(one, 'serialNumber') });
  }
  const isSure = runsOf(name).length > 0 && own.isWhole;
  return {
    items: [...named.values()],
    all: isSure && managed.ok && managed.value.isWhole,
    ...(isSure && !(managed.ok && managed.value.isWhole) && { unsearched: 'managedNames' }),
  };
}

/** What one of a device's names brings. Not whole: there may be more of them, or something that is no record. */
async function searched(client: GraphClient, name: string, field: NameField) {
  const runs = runsOf(name);
  const isSure = runs.length > 0;
  const same = () => spellingsOf(name).map((one) => `${field} eq ${literal(one)}`);
  const read = async (filters: readonly string[]) =>
    pagesOf(await Promise.all(filters.map((one) => pageBy(client, one))));
  const joined = isSure ? hasHalves(runs, field) : same().join(' or ');
  const simpler = isSure ? halvesOf(runs, field) : same();
  const { items, isWhole } = await orSimpler(client, read, [joined], simpler);
  return { items, isWhole: isWhole && !areTwo(items) && items.every((one) => id(one) !== undefined) };
}

function pageBy(client: GraphClient, $filter: string): Promise<Page> {
  const query = { $filter, $select: FIELDS, $top: MOST };
  return firstPage(client, '/deviceManagement/managedDevices', { query });
}

function pagesOf(pages: readonly Page[]): { items: Json[]; isWhole: boolean } {
  return {
    items: pages.flatMap(({ items }) => items),
    isWhole: pages.every(({ next, fault }) => next === undefined && !fault),
  };
}
