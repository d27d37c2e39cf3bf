import type { NamedDevices } from '../../helpdesk/contracts/graph.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { GraphClient } from '../http/client.ts';
import { firstPage, type Page } from '../http/pages.ts';
import { id, text, type Json } from '../json/fields.ts';
import { areTwo } from '../json/lists.ts';
import { literal } from '../odata/text.ts';
import { halvesOf, hasHalves, runsOf, spellingsOf } from './name-filter.ts';
import { orSimpler } from './or-simpler.ts';

const FIELDS = ['id', 'deviceName', 'managedDeviceName', 'serialNumber'] as const;
/** One page. If more devices are named alike, nobody knows whether one of them bears the same name. */
const MOST = '500';

/**
 * Devices that bear a name in any spelling that people can't tell from it, as it is compared when it is typed to confirm. Graph compares
 * byte by byte, so it is asked for what all spellings share, and each hit is held against the name. A name without anything like that
 * may have others that aren't found.
 */
export async function devicesNamed(client: GraphClient, name: string): Promise<NamedDevices> {
  const runs = runsOf(name);
  const isSure = runs.length > 0;
  const same = () => spellingsOf(name).map((one) => `deviceName eq ${literal(one)}`);
  const read = async (filters: readonly string[]) =>
    pagesOf(await Promise.all(filters.map((one) => pageBy(client, one))));
  const joined = isSure ? hasHalves(runs) : same().join(' or ');
  const { items, isWhole } = await orSimpler(client, read, [joined], isSure ? halvesOf(runs) : same());
  const wanted = plainName(name);
  const named = items.flatMap((one) => {
    const own = id(one);
    return own === undefined || plainName(nameIn(one)) !== wanted
      ? []
      : [{ id: own, serialNumber: text(one, 'serialNumber') }];
  });
  const whole = isWhole && !areTwo(items) && items.every((one) => id(one) !== undefined);
  return { items: named, all: isSure && whole };
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

const nameIn = (device: Json) => text(device, 'deviceName') ?? text(device, 'managedDeviceName') ?? '';
