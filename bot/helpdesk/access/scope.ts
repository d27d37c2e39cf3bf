import type { Operator, Ruling, Target } from './authorize.ts';
import { READ_DEVICES, authorize, deviceGroupsMatter, scopeGroupsFor } from './authorize.ts';
import { permissionsOfActions } from '../actions/catalogue.ts';
import { permissionsOfKeys } from '../keys/catalogue.ts';
import { permissionsOfTabs } from './tab-rights.ts';
import type { EntraDevice, ManagedDevice } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Problem } from '../contracts/problem.ts';
import { orNone, part } from '../contracts/problem.ts';
import { oneSpelling } from '../contracts/guid.ts';

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

/** The scope groups somebody or something is in, as far as it could be found out. */
interface Held {
  groups: ReadonlySet<string>;
  /** Why they may be in more of them. */
  unread?: Problem | undefined;
}

/**
 * Which of the operator's scope groups the person is in. Without scope groups, Graph isn't asked.
 * @throws Problem `notFound` if there is no such person
 */
export async function personGroups(graph: GraphApi, operator: Operator, person: string): Promise<Held> {
  return heldAmong(operator, (ids) => graph.directory.personIsIn(person, ids));
}

/**
 * One question for the groups of all assignments. If it fails, each assignment's groups are asked about by themselves, so that a question
 * that can't be answered doesn't hide what another assignment covers.
 */
async function heldAmong(
  operator: Operator,
  ask: (groupIds: readonly string[]) => Promise<Set<string>>,
): Promise<Held> {
  const all = scopeGroupsOf(operator);
  const whole = await part(ask(all));
  if (whole.ok) return { groups: whole.value };
  const { problem } = whole;
  if (problem.kind === 'notFound') throw problem;
  const lists = operator.assignments.map(({ scopeGroups }) => all.filter((id) => scopeGroups.includes(id)));
  const apart = new Map(lists.map((ids) => [ids.join(), ids]));
  apart.delete('');
  if (apart.size < 2 || problem.kind === 'throttled') return { groups: new Set(), unread: problem };
  const parts = await Promise.all([...apart.values()].map((ids) => part(ask(ids))));
  const groups = new Set(parts.flatMap((one) => (one.ok ? [...one.value] : [])));
  return { groups, ...(parts.some(({ ok }) => !ok) && { unread: problem }) };
}

/** The scope groups that may decide about a person or device. */
export function scopeGroupsOf(operator: Pick<Operator, 'adminRoles' | 'assignments'>): string[] {
  return scopeGroupsFor(operator, ALL_PERMISSIONS);
}

/** What was read before the targets of devices are looked up, so that it needs no second request. */
export interface AlreadyRead {
  /** A person, and which scope groups they are in. */
  person?: { is: (device: ManagedDevice) => boolean; held: Held };
  /** Devices in Entra. */
  objects?: readonly EntraDevice[];
}

/**
 * The targets of a decision about devices. Each device counts with its own primary user's groups. Its Entra object is read only if that
 * can matter. Groups that can't be read are a doubt about that device alone.
 */
export async function deviceTargets(
  graph: GraphApi,
  operator: Operator,
  devices: readonly ManagedDevice[],
  { person, objects = [] }: AlreadyRead = {},
): Promise<Map<string, DeviceTarget>> {
  const objectIds = idsOfObjects(objects);
  const asked = new Map<string, Promise<Held>>();
  const heldBy = (device: ManagedDevice): Promise<Held> => {
    const { userId } = device;
    if (userId === undefined) return Promise.resolve(NO_GROUPS);
    if (person?.is(device)) return Promise.resolve(person.held);
    const groups = asked.get(userId) ?? userGroups(graph, operator, userId);
    asked.set(userId, groups);
    return groups;
  };
  const targets = await Promise.all(
    devices.map(async (device): Promise<[string, DeviceTarget]> => {
      const { groups, unread } = await heldBy(device);
      const target = { ...unscoped(device), personGroups: groups, ...doubt(unread) };
      if (!deviceGroupsMatter(operator, target, ALL_PERMISSIONS)) return [device.id, target];
      const {
        groups: deviceGroups,
        entraObjectId,
        ...own
      } = await groupsOfDevice(graph, operator, device, objectIds);
      const found = { ...target, deviceGroups, ...doubt(unread ?? own.unread) };
      return [device.id, entraObjectId === undefined ? found : { ...found, entraObjectId }];
    }),
  );
  return new Map(targets);
}

const doubt = (unread: Problem | undefined) => unread && { groupsUnread: unread };

/** The ids of Entra's objects by deviceId. Of one that two objects claim, the directory is asked. */
function idsOfObjects(objects: readonly EntraDevice[]): Map<string, string> {
  const ids = new Map<string, string>();
  const claimedTwice = new Set<string>();
  for (const { id, deviceId } of objects) {
    if (deviceId === undefined) continue;
    const own = oneSpelling(deviceId);
    if (ids.has(own) && ids.get(own) !== id) claimedTwice.add(own);
    ids.set(own, id);
  }
  for (const own of claimedTwice) ids.delete(own);
  return ids;
}

async function groupsOfDevice(
  graph: GraphApi,
  operator: Operator,
  device: ManagedDevice,
  objectIds: ReadonlyMap<string, string>,
): Promise<Held & Pick<DeviceTarget, 'entraObjectId'>> {
  if (device.azureADDeviceId === undefined) return NO_GROUPS;
  const known = objectIds.get(oneSpelling(device.azureADDeviceId));
  const object =
    known === undefined ? await part(graph.directory.deviceObject(device.azureADDeviceId)) : undefined;
  if (object?.ok === false) return { ...NO_GROUPS, unread: object.problem };
  const objectId = known ?? object?.value?.id;
  if (objectId === undefined) return NO_GROUPS;
  const held = await orNone(heldAmong(operator, (ids) => graph.directory.deviceIsIn(objectId, ids)));
  return { ...(held ?? NO_GROUPS), entraObjectId: objectId };
}

const NO_GROUPS: Held = { groups: new Set() };

/**
 * A decision, if everything that it depends on was read.
 * @throws Problem if it is a refusal, and groups that could not be read may allow it
 */
export function sure<D extends Ruling>(decision: D, { groupsUnread }: Target): D {
  if (!decision.allowed && decision.why === 'scopeUnread' && groupsUnread) throw groupsUnread;
  return decision;
}

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
async function userGroups(graph: GraphApi, operator: Operator, userId: string): Promise<Held> {
  return (await orNone(personGroups(graph, operator, userId))) ?? NO_GROUPS;
}

export function mayRead(operator: Operator, target: Target): Ruling {
  return authorize(operator, READ_DEVICES, target);
}
