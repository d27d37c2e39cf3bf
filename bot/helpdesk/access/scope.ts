import type { Operator, Ruling, Target } from './authorize.ts';
import { READ_DEVICES, authorize, granting, scopeGroupsFor } from './authorize.ts';
import { permissionsOfActions } from '../actions/catalogue.ts';
import type { EntraDevice, ManagedDevice } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { orNone } from '../contracts/problem.ts';

/** Every permission that a card about a person or device may depend on. */
const ALL_PERMISSIONS: readonly string[] = [READ_DEVICES, ...permissionsOfActions];

/** Which of the operator's scope groups the person is in. Without scope groups, Graph isn't asked. */
export async function personGroups(
  graph: GraphApi,
  operator: Operator,
  person: string,
): Promise<Set<string>> {
  return graph.directory.personIsIn(person, scopeGroupsFor(operator, ALL_PERMISSIONS));
}

/** Whether a device's own groups could allow something that its person's groups don't allow already. */
function deviceGroupsMatter(operator: Operator, person: ReadonlySet<string>, hasUser: boolean): boolean {
  const target: Target = { kind: 'device', hasUser, personGroups: person, deviceGroups: new Set() };
  return ALL_PERMISSIONS.some(
    (permission) =>
      !authorize(operator, permission, target).allowed &&
      granting(operator, permission).some((assignment) => assignment.scopeGroups.length > 0),
  );
}

/**
 * The targets of a decision about devices. Their Entra objects are read only if that can matter. Pass the `objects` that are known, to
 * save looking them up.
 */
export async function deviceTargets(
  graph: GraphApi,
  operator: Operator,
  devices: readonly ManagedDevice[],
  person: ReadonlySet<string>,
  objects: readonly EntraDevice[] = [],
): Promise<Map<string, Target & { kind: 'device' }>> {
  const objectIds = new Map(objects.map((object) => [object.deviceId?.toLowerCase(), object.id]));
  const matter = {
    ofNobody: deviceGroupsMatter(operator, person, false),
    ofSomebody: deviceGroupsMatter(operator, person, true),
  };
  const targets = await Promise.all(
    devices.map(async (device) => {
      const hasUser = device.userId !== undefined;
      const deviceGroups = (hasUser ? matter.ofSomebody : matter.ofNobody)
        ? await groupsOfDevice(graph, operator, device, objectIds)
        : new Set<string>();
      return [device.id, { kind: 'device', hasUser, personGroups: person, deviceGroups }] as const;
    }),
  );
  return new Map(targets);
}

async function groupsOfDevice(
  graph: GraphApi,
  operator: Operator,
  device: ManagedDevice,
  objectIds: ReadonlyMap<string | undefined, string>,
): Promise<Set<string>> {
  if (device.azureADDeviceId === undefined) return new Set();
  const objectId =
    objectIds.get(device.azureADDeviceId.toLowerCase()) ??
    (await graph.directory.deviceObject(device.azureADDeviceId))?.id;
  if (objectId === undefined) return new Set();
  const groups = scopeGroupsFor(operator, ALL_PERMISSIONS);
  return (await orNone(graph.directory.deviceIsIn(objectId, groups))) ?? new Set();
}

/** The target of a decision about one device: its primary user's groups and its own. */
export async function deviceTarget(
  graph: GraphApi,
  operator: Operator,
  device: ManagedDevice,
): Promise<Target> {
  const person =
    device.userId === undefined ? new Set<string>() : await userGroups(graph, operator, device.userId);
  const targets = await deviceTargets(graph, operator, [device], person);
  return (
    targets.get(device.id) ?? {
      kind: 'device',
      hasUser: false,
      personGroups: new Set(),
      deviceGroups: new Set(),
    }
  );
}

/** A primary user who is gone from the directory is in no group. */
async function userGroups(graph: GraphApi, operator: Operator, userId: string): Promise<Set<string>> {
  return (await orNone(personGroups(graph, operator, userId))) ?? new Set();
}

export function mayRead(operator: Operator, target: Target): Ruling {
  return authorize(operator, READ_DEVICES, target);
}
