import { badRequest } from '../errors.ts';
import type { Tenant } from '../tenant/index.ts';
import type { ActionScript, Fields, ManagedDevice } from '../types.ts';
import type { Run } from './run.ts';

/** Graph's deviceAssignmentItemType (beta). */
const TYPES = [
  'application',
  'deviceConfiguration',
  'deviceManagementConfigurationPolicy',
  'mobileAppConfiguration',
];
const MOST = 30;
const LONGEST_ID = 40;
const TYPE = '#microsoft.graph.changeAssignmentsActionResult';

const list = (value: unknown): Fields[] => (Array.isArray(value) ? (value as Fields[]) : []);

const keyOf = ({ itemType, itemId }: Fields): string => `${String(itemType)} ${String(itemId)}`;

/** The apps that somebody is to have on a device. */
function appsOn({ data }: Tenant, { id }: ManagedDevice): Fields[] {
  return Object.entries(data.nav).flatMap(([path, value]) =>
    path.startsWith('users/') && path.endsWith(`/mobileAppIntentAndStates/${id}`)
      ? list((value as Fields).mobileAppList)
      : [],
  );
}

/** The items of the newest result of this action, whoever sent it. */
export function itemsBefore({ deviceActionResults = [] }: ManagedDevice): Fields[] {
  const runs = deviceActionResults.filter((result) => result['@odata.type'] === TYPE);
  const newest = runs.toSorted((a, b) => String(b.startDateTime).localeCompare(String(a.startDateTime)))[0];
  return list(newest?.deviceAssignmentItems);
}

/** What Intune has for a device, by type and id, with its name. */
function known(tenant: Tenant, device: ManagedDevice): Map<string, unknown> {
  const { nav } = tenant.data;
  const named = (itemType: string, all: readonly Fields[], id: string, name = 'displayName') =>
    all.map((one) => [keyOf({ itemType, itemId: one[id] }), one[name]] as const);
  return new Map([
    ...itemsBefore(device).map((one) => [keyOf(one), one.itemDisplayName] as const),
    ...named('application', appsOn(tenant, device), 'applicationId'),
    ...named('deviceConfiguration', list(nav[`managedDevices/${device.id}/deviceConfigurationStates`]), 'id'),
    ...named(
      'deviceManagementConfigurationPolicy',
      list(nav['deviceManagement/configurationPolicies']),
      ...(['id', 'name'] as const),
    ),
    ...named('mobileAppConfiguration', list(nav['deviceAppManagement/mobileAppConfigurations']), 'id'),
  ]);
}

/** Refuses what Graph refuses: another shape, more than thirty items, and what the device isn't to have. */
export function checkItems(
  tenant: Tenant,
  device: ManagedDevice,
  { deviceAssignmentItems: items = [] }: Fields,
): void {
  if (!Array.isArray(items)) throw badRequest('deviceAssignmentItems is no collection.');
  if (items.length > MOST)
    throw badRequest(`deviceAssignmentItems can contain a maximum of ${MOST} elements.`);
  const there = known(tenant, device);
  for (const item of items as Fields[]) {
    const { itemId, itemType, assignmentItemActionIntent: intent = 'remove' } = item;
    if (!TYPES.includes(itemType as string))
      throw badRequest(`The itemType ${String(itemType)} isn’t supported.`);
    if (typeof itemId !== 'string' || itemId.length > LONGEST_ID || !there.has(keyOf(item)))
      throw badRequest(`There is no ${String(itemType)} with the itemId ${String(itemId)} for this device.`);
    if (intent !== 'remove') throw badRequest('assignmentItemActionIntent has to be remove.');
  }
  if (new Set((items as Fields[]).map(keyOf)).size < items.length)
    throw badRequest('An item is named twice.');
}

/** What the call asks for, with what it no longer names: Intune restores that. */
export function itemsOfCall(tenant: Tenant, device: ManagedDevice, body: Fields): Fields[] {
  const names = known(tenant, device);
  const wanted = list(body.deviceAssignmentItems);
  const keys = new Set(wanted.map(keyOf));
  const dropped = itemsBefore(device).filter(
    (one) => one.assignmentItemActionIntent === 'remove' && !keys.has(keyOf(one)),
  );
  const item = (one: Fields, intent: string): Fields => ({
    itemId: one.itemId,
    itemType: one.itemType,
    itemSubTypeDisplayName: null,
    itemDisplayName: names.get(keyOf(one)) ?? null,
    assignmentItemActionIntent: intent,
  });
  return [...wanted.map((one) => item(one, 'remove')), ...dropped.map((one) => item(one, 'restore'))];
}

/** The items as the device reports them: initiated until it checks in, then removed or restored, or why not. */
export function itemsReported(
  items: readonly Fields[],
  { state, start, at }: { state: string; start: string; at: string },
  errors: ActionScript['itemErrors'] = {},
): Fields {
  const pending = state === 'pending' || state === 'active';
  return {
    '@odata.type': TYPE,
    deviceAssignmentItems: items.map((one) => {
      const message =
        errors[String(one.itemId)] ?? (state === 'failed' ? 'The device could not do it.' : undefined);
      const done = one.assignmentItemActionIntent === 'remove' ? 'removed' : 'succeeded';
      const failed = !pending && message !== undefined;
      return {
        ...one,
        assignmentItemActionStatus: pending || state === 'canceled' ? 'initiated' : failed ? 'error' : done,
        errorCode: failed ? -2016330861 : 0,
        intentActionMessage: failed ? message : null,
        lastActionDateTime: start,
        lastModifiedDateTime: pending ? start : at,
      };
    }),
  };
}

/** The apps' states follow. */
export function itemsChanged({ tenant, device, items = [] }: Run): void {
  const states = new Map(
    items.map((one) => [
      one.itemId,
      one.assignmentItemActionIntent === 'remove' ? 'notInstalled' : 'installed',
    ]),
  );
  for (const app of appsOn(tenant, device))
    app.installState = states.get(app.applicationId) ?? app.installState;
}

/** v1.0 knows neither this type of result nor its items. */
export function withoutItems(results: readonly Fields[]): Fields[] {
  return results.map((result) => {
    if (result['@odata.type'] !== TYPE) return result;
    const rest: Fields = { ...result };
    delete rest['@odata.type'];
    delete rest.deviceAssignmentItems;
    return rest;
  });
}
