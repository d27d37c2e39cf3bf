import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { orNone, part, type Part } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { collect } from '../http/pages.ts';
import type { Json } from '../json/fields.ts';
import { firstProblem, values, uniqueById } from '../json/lists.ts';
import { cleanText, literal } from '../odata/text.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { path } from '../odata/path.ts';
import { MANAGED_DEVICE_FIELDS } from './managed-device.ts';
import { devicesWithUsers, readExpanded } from './with-primary-users.ts';

const LIST = '/deviceManagement/managedDevices';
const MOST = 50;
const query = { $select: MANAGED_DEVICE_FIELDS };

/**
 * Devices whose name, serial number, IMEI or id equals the typed text, then those whose name contains it. These are separate reads:
 * Intune refuses some filters in some tenants, and a refused filter must not hide the other results.
 */
export async function findDevices(client: GraphClient, typed: string): Promise<ManagedDevice[]> {
  const text = cleanText(typed);
  if (text === '') return [];
  const reads = [
    ...(isGuid(text) ? [byId(client, text)] : []),
    ...filtersFor(text).map((filter) => byFilter(client, filter)),
  ];
  const parts = await Promise.all(reads.map(part));
  const failed = parts.filter((one) => !one.ok);
  if (failed.length === parts.length || failed.some((one) => !isRefusal(one)))
    throw firstProblem(serious(failed));
  const found = uniqueById(values(parts).flat().filter(hasId)).slice(0, MOST);
  return devicesWithUsers(client, found);
}

function filtersFor(text: string): string[] {
  const value = literal(text);
  const exact = ['deviceName', 'serialNumber', 'imei', ...(isGuid(text) ? ['azureADDeviceId'] : [])];
  return [...exact.map((name) => `${name} eq ${value}`), `contains(deviceName,${value})`];
}

async function byFilter(client: GraphClient, $filter: string): Promise<Json[]> {
  return readExpanded(client, async (query) => {
    const bounds = { pages: MOST, enough: MOST };
    const { items } = await collect(client, LIST, { query: { $filter, ...query } }, bounds);
    return items;
  });
}

async function byId(client: GraphClient, id: string): Promise<Json[]> {
  const device = await orNone(client.get(path`/deviceManagement/managedDevices/${id}`, { query }));
  return device ? [device] : [];
}

function isRefusal(one: Part<unknown>): boolean {
  return !one.ok && one.problem.status === 400;
}

/** Failures other than a refused filter come first: they say more. */
function serious(failed: Part<Json[]>[]): Part<Json[]>[] {
  const more = failed.filter((one) => !isRefusal(one));
  return more.length > 0 ? more : failed;
}

function hasId(device: Json): device is Json & { id: string } {
  return typeof device.id === 'string' && device.id !== '';
}
