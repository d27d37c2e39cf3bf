import type { NamedDevices } from '../../helpdesk/contracts/graph.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { GraphClient } from '../http/client.ts';
import { firstPage } from '../http/pages.ts';
import { id, text, type Json } from '../json/fields.ts';
import { areTwo } from '../json/lists.ts';
import { literal } from '../odata/text.ts';
import { hasHalves, runsOf, spellings } from './name-filter.ts';

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
  const same = () => spellings(name).map((one) => `deviceName eq ${literal(one)}`);
  const query = { $filter: isSure ? hasHalves(runs) : same().join(' or '), $select: FIELDS, $top: MOST };
  const { items, next, fault } = await firstPage(client, '/deviceManagement/managedDevices', { query });
  const wanted = plainName(name);
  const named = items.flatMap((one) => {
    const own = id(one);
    return own === undefined || plainName(nameIn(one)) !== wanted
      ? []
      : [{ id: own, serialNumber: text(one, 'serialNumber') }];
  });
  const whole = next === undefined && !fault && !areTwo(items) && items.every((one) => id(one) !== undefined);
  return { items: named, all: isSure && whole };
}

const nameIn = (device: Json) => text(device, 'deviceName') ?? text(device, 'managedDeviceName') ?? '';
