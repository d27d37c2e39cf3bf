import { catalogue } from '../actions/catalogue.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { offers } from '../access/may-go-ahead.ts';
import type { NotCovered, Operator, Target } from '../access/authorize.ts';
import { mayReadAnybody, tagsMatter } from '../access/authorize.ts';
import type { DeviceDetails, ManagedDevice } from '../contracts/model.ts';
import type { PolicyState, TenantSettings } from '../contracts/graph/troubleshooting.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { Found, NothingFound } from '../contracts/graph/found.ts';
import { isWhole, nothingFound } from '../contracts/graph/found.ts';
import { isSameId } from '../contracts/guid.ts';
import { plainName, sameId } from '../contracts/same-text.ts';
import type { Part, Problem } from '../contracts/problem.ts';
import { orNone, part, valueIn } from '../contracts/problem.ts';
import { askAhead } from '../access/ask-ahead.ts';
import type { Known, KnownNames } from '../access/known-names.ts';
import type { TabPart } from '../access/tab-rights.ts';
import { TAB_RIGHTS, covering, readPart } from '../access/tab-rights.ts';
import { deviceTarget, deviceTargets, mayRead, scopeGroupsOf, sure } from '../access/scope.ts';

export interface DeviceFile {
  device: DeviceDetails;
  target: Target;
  /** The id of its object in Entra, if that was asked for. */
  entraObjectId?: string | undefined;
  offers: Offer[];
  /** What a verdict needs besides, if it was asked for. */
  looked?: { policies: TabPart<PolicyState[]>; tenant: Part<TenantSettings> } | undefined;
  through: readonly string[];
}

export type DeviceOutcome =
  | { kind: 'file'; file: DeviceFile }
  | { kind: 'none' }
  /** `device` is only for the audit. */
  | { kind: 'outside'; device: ManagedDevice; why: NotCovered }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

export type DeviceSelection =
  | Exclude<DeviceOutcome, { kind: 'none' }>
  | NothingFound
  | { kind: 'several'; devices: Found<ManagedDevice> };

/** What is read or asked besides the device. */
interface Beside {
  /** The tenant's settings, for a verdict. With them the device's policies are read. */
  tenant?: () => Promise<Part<TenantSettings>>;
  /** Asks about the device in the same round as whose scope covers it. */
  about?: (device: DeviceDetails) => void;
}

/** Reads one managed device by its id, if the operator may read it. */
export async function readDevice(
  graph: GraphApi,
  operator: Operator,
  id: string,
  { tenant, about }: Beside = {},
): Promise<DeviceOutcome> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const [device, looked] = await Promise.all([
    orNone(graph.devices.one(id, { tags: tagsMatter(operator) })),
    tenant && lookInto(graph, operator, id, tenant),
  ]);
  if (!device) return { kind: 'none' };
  about?.(device);
  const target = await deviceTarget(graph, operator, device);
  const ruling = sure(mayRead(operator, target), target);
  if (!ruling.allowed) {
    if (device.primaryUserUnread) throw device.primaryUserUnread;
    return { kind: 'outside', device, why: ruling.why };
  }
  const { entraObjectId } = target;
  const file = {
    device,
    target,
    offers: offers(operator, device, target, catalogue),
    looked: looked && {
      ...looked,
      policies: covering(operator, TAB_RIGHTS.compliance, target, looked.policies),
    },
    through: ruling.through,
  };
  return { kind: 'file', file: { ...file, entraObjectId } };
}

async function lookInto(
  graph: GraphApi,
  operator: Operator,
  id: string,
  readTenant: () => Promise<Part<TenantSettings>>,
) {
  const [policies, tenant] = await Promise.all([
    readPart(operator, TAB_RIGHTS.compliance, () => graph.troubleshooting.compliancePolicies(id)),
    readTenant(),
  ]);
  return { policies, tenant };
}

interface DeviceLookUp extends Beside {
  /** What names meant before. */
  known?: KnownNames;
}

/**
 * Finds devices by name, serial number, IMEI or id. The scope is applied to all of them before anything is counted or cut, so that only
 * devices that the operator may read are named and counted. What the text meant before is read in the same round as the search, and goes
 * further only if the search finds just that.
 */
export async function selectDevice(
  graph: GraphApi,
  operator: Operator,
  text: string,
  { known, ...beside }: DeviceLookUp = {},
): Promise<DeviceSelection> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const by = operator.speaker.id;
  const before = known?.get(by, 'device', text);
  const asked = before
    ? askAhead(graph, [{ ...NOT_KNOWN, ...before, groups: scopeGroupsOf(operator) }])
    : graph;
  const read = (id: string) => readDevice(asked, operator, id, beside);
  const [found, ahead] = await Promise.all([
    graph.devices.find(text, { tags: tagsMatter(operator) }),
    before && part(read(before.id)),
  ]);
  const { items, outside, unclear } = await inScope(asked, operator, found.items);
  const count = (found.unclear ?? 0) + unclear.length;
  const unread = unclear.map(({ problem }) => problem).find((problem) => problem !== undefined);
  const devices = { ...found, items, total: items.length, unclear: count, unread };
  const [first, second] = items;
  if (!first) {
    const [only] = unclear;
    if (only?.outside && count === 1) return only.outside;
    return outside && count === 0 ? outside : nothingFound(devices);
  }
  // a single hit is shown at once only if there can't be another
  if (second || !(isWhole(devices) || isSameId(first.id, text))) return { kind: 'several', devices };
  const selection = before?.id === first.id && ahead ? valueIn(ahead) : await read(first.id);
  known?.set(by, 'device', text, selection.kind === 'file' ? knownOf(selection.file) : undefined);
  return selection;
}

const NOT_KNOWN = { userId: undefined, entra: undefined };

function knownOf({
  device: { id, userId, azureADDeviceId: deviceId },
  entraObjectId: objectId,
}: DeviceFile): Known {
  return { id, userId, ...(deviceId && objectId && { entra: { deviceId, objectId } }) };
}

/** Whether a device's whole name, serial number or id was typed. */
export function isNamed({ deviceName, serialNumber, id }: ManagedDevice, text: string): boolean {
  return plainName(deviceName) === plainName(text) || sameId(serialNumber, text) || sameId(id, text);
}

interface Unclear {
  /** What could not be read. */
  problem: Problem | undefined;
  /** What to say if it is the only one: nobody knows whether a scope or scope tags that can't be read cover it. */
  outside: Outside | undefined;
}

type Outside = DeviceOutcome & { kind: 'outside' };

/** `unclear`: those of which nobody knows whether they are in the scope. */
async function inScope(
  graph: GraphApi,
  operator: Operator,
  devices: readonly ManagedDevice[],
): Promise<{ items: ManagedDevice[]; outside: Outside | undefined; unclear: Unclear[] }> {
  const targets = await deviceTargets(graph, operator, devices);
  const items: ManagedDevice[] = [];
  const others: Outside[] = [];
  const unclear: Unclear[] = [];
  for (const device of devices) {
    const target = targets.get(device.id);
    if (!target) continue;
    const ruling = mayRead(operator, target);
    const problem = device.primaryUserUnread ?? target.groupsUnread;
    if (ruling.allowed) items.push(device);
    else if (problem) unclear.push({ problem, outside: undefined });
    else if (ruling.why === 'scope') others.push({ kind: 'outside', device, why: ruling.why });
    else unclear.push({ problem: undefined, outside: { kind: 'outside', device, why: ruling.why } });
  }
  return { items, outside: others[0], unclear };
}
