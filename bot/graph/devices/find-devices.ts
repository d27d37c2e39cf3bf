import type { ManagedDevice } from '../../helpdesk/contracts/model.ts';
import { orNone, part, type Part } from '../../helpdesk/contracts/problem.ts';
import type { GraphClient } from '../http/client.ts';
import { collect } from '../http/pages.ts';
import type { Json } from '../json/fields.ts';
import { firstProblem, values } from '../json/parts.ts';
import { present } from '../json/required.ts';
import { uniqueById } from '../json/unique.ts';
import { cleanText } from '../odata/clean-text.ts';
import { isGuid } from '../../helpdesk/contracts/guid.ts';
import { literal } from '../odata/literal.ts';
import { path } from '../odata/path.ts';
import { MANAGED_DEVICE_FIELDS, toManagedDevice } from './managed-device.ts';

const LIST = '/deviceManagement/managedDevices';
const MOST = 50;
const query = { $select: MANAGED_DEVICE_FIELDS };

/**
 * Devices whose name, serial number, IMEI or id is what was typed, then those with it in their name. Each is a read of
 * its own: Intune refuses some filters on some tenants, and one that is refused must not hide the others.
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
  return uniqueById(values(parts).flat().map(toManagedDevice).filter(present)).slice(0, MOST);
}

function filtersFor(text: string): string[] {
  const value = literal(text);
  const exact = ['deviceName', 'serialNumber', 'imei', ...(isGuid(text) ? ['azureADDeviceId'] : [])];
  return [...exact.map((name) => `${name} eq ${value}`), `contains(deviceName,${value})`];
}

async function byFilter(client: GraphClient, $filter: string): Promise<Json[]> {
  const { items } = await collect(
    client,
    LIST,
    { query: { $filter, ...query } },
    { pages: MOST, enough: MOST },
  );
  return items;
}

async function byId(client: GraphClient, id: string): Promise<Json[]> {
  const device = await orNone(client.get(path`/deviceManagement/managedDevices/${id}`, { query }));
  return device ? [device] : [];
}

function isRefusal(one: Part<unknown>): boolean {
  return !one.ok && one.problem.status === 400;
}

/** What is more than a refused filter tells more. */
function serious(failed: Part<Json[]>[]): Part<Json[]>[] {
  const more = failed.filter((one) => !isRefusal(one));
  return more.length > 0 ? more : failed;
}
