import type { NamedDevices } from '../../helpdesk/contracts/graph.ts';
import { plainName } from '../../helpdesk/contracts/same-text.ts';
import type { GraphClient } from '../http/client.ts';
import { firstPage } from '../http/pages.ts';
import { id, text, type Json } from '../json/fields.ts';
import { literal } from '../odata/text.ts';

const FIELDS = ['id', 'deviceName', 'managedDeviceName', 'serialNumber'] as const;
/** Two are enough to know that a name isn't the only one. A few more tell whether they are one machine. */
const MOST = '10';

/** Devices that bear a name. A Graph that ignores the filter answers every device, so each hit is held against the name. */
export async function devicesNamed(client: GraphClient, name: string): Promise<NamedDevices> {
  const query = { $filter: `deviceName eq ${literal(name)}`, $select: FIELDS, $top: MOST };
  const { items, next, fault } = await firstPage(client, '/deviceManagement/managedDevices', { query });
  const wanted = plainName(name);
  const named = items.flatMap((one) => {
    const own = id(one);
    return own === undefined || plainName(nameIn(one)) !== wanted
      ? []
      : [{ id: own, serialNumber: text(one, 'serialNumber') }];
  });
  return { items: named, all: next === undefined && !fault && items.every((one) => id(one) !== undefined) };
}

const nameIn = (device: Json) => text(device, 'deviceName') ?? text(device, 'managedDeviceName') ?? '';
