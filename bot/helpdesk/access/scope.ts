import type { Operator, Ruling, Target } from './authorize.ts';
import { READ_DEVICES, authorize, deviceGroupsMatter, scopeGroupsFor } from './authorize.ts';
import { permissionsOfActions } from '../actions/catalogue.ts';
import { permissionsOfKeys } from '../keys/catalogue.ts';
import { permissionsOfTabs } from './tab-rights.ts';
import type { EntraDevice, ManagedDevice } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { orNone } from '../contracts/problem.ts';

type DeviceTarget = Target & {
  kind: 'device';
  /** The id of the device's object in Entra, if its groups were asked for. */
  entraObjectId?: string | undefined;
};

/** Every permission that a card about a person or device may depend on. */
const ALL_PERMISSIONS: readonly string[] = [
  READ_DEVICES,
  ...permissionsOfActions,
  ...permissionsOfKeys,
  ...permissionsOfTabs,
];

/** Which of the operator's scope groups the person is in. Without scope groups, Graph isn't asked. */
export async function personGroups(
  graph: GraphApi,
  operator: Operator,
  person: string,
): Promise<Set<string>> {
  return graph.directory.personIsIn(person, scopeGroupsOf(operator));
}

/** The scope groups that may decide about a person or device. */
export function scopeGroupsOf(operator: Pick<Operator, 'adminRoles' | 'assignments'>): string[] {
  return scopeGroupsFor(operator, ALL_PERMISSIONS);
}

/** What was read before the targets of devices are looked up, so that it needs no second request. */
export interface AlreadyRead {
  /** A person, and which scope groups they are in. */
  person?: { is: (device: ManagedDevice) => boolean; groups: ReadonlySet<string> };
  /** Devices in Entra. */
  objects?: readonly EntraDevice[];
}

/**
 * The targets of a decision about devices. Each device counts with its own primary user's groups. Its Entra object is read only if that
 * can matter.
 */
export async function deviceTargets(
  graph: GraphApi,
  operator: Operator,
  devices: readonly ManagedDevice[],
  { person, objects = [] }: AlreadyRead = {},
): Promise<Map<string, DeviceTarget>> {
  const objectIds = new Map(objects.map((object) => [object.deviceId?.toLowerCase(), object.id]));
  const asked = new Map<string, Promise<ReadonlySet<string>>>();
  const groupsOf = (device: ManagedDevice): Promise<ReadonlySet<string>> => {
    const { userId } = device;
    if (userId === undefined) return Promise.resolve(new Set());
    if (person?.is(device)) return Promise.resolve(person.groups);
    const groups = asked.get(userId) ?? userGroups(graph, operator, userId);
    asked.set(userId, groups);
    return groups;
  };
  const targets = await Promise.all(
    devices.map(async (device): Promise<[string, DeviceTarget]> => {
      const target = { ...unscoped(device), personGroups: await groupsOf(device) };
      if (!deviceGroupsMatter(operator, target, ALL_PERMISSIONS)) return [device.id, target];
      return [device.id, { ...target, ...(await groupsOfDevice(graph, operator, device, objectIds)) }];
    }),
  );
  return new Map(targets);
}

async function groupsOfDevice(
  graph: GraphApi,
  operator: Operator,
  device: ManagedDevice,
  objectIds: ReadonlyMap<string | undefined, string>,
): Promise<Pick<DeviceTarget, 'deviceGroups' | 'entraObjectId'>> {
  if (device.azureADDeviceId === undefined) return NO_GROUPS;
  const objectId =
    objectIds.get(device.azureADDeviceId.toLowerCase()) ??
    (await graph.directory.deviceObject(device.azureADDeviceId))?.id;
  if (objectId === undefined) return NO_GROUPS;
  const deviceGroups = await orNone(graph.directory.deviceIsIn(objectId, scopeGroupsOf(operator)));
  return { ...NO_GROUPS, ...(deviceGroups && { deviceGroups }), entraObjectId: objectId };
}

const NO_GROUPS: Pick<DeviceTarget, 'deviceGroups'> = { deviceGroups: new Set() };

/** The target of a decision about one device: its primary user's groups and its own. */
export async function deviceTarget(
  graph: GraphApi,
  operator: Operator,
  device: ManagedDevice,
): Promise<DeviceTarget> {
  const targets = await deviceTargets(graph, operator, [device]);
  return targets.get(device.id) ?? unscoped(device);
}

/** A device before anybody knows which groups it and its user are in. */
function unscoped({ userId, scopeTags }: ManagedDevice): DeviceTarget {
  return {
    kind: 'device',
    hasUser: userId !== undefined,
    personGroups: new Set(),
    deviceGroups: new Set(),
    scopeTags,
  };
}

/** A primary user who is gone from the directory is in no group. */
async function userGroups(graph: GraphApi, operator: Operator, userId: string): Promise<ReadonlySet<string>> {
  return (await orNone(personGroups(graph, operator, userId))) ?? new Set();
}

export function mayRead(operator: Operator, target: Target): Ruling {
  return authorize(operator, READ_DEVICES, target);
}
