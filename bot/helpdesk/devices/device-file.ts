import { catalogue } from '../actions/catalogue.ts';
import type { Offer } from '../access/may-go-ahead.ts';
import { offers } from '../access/may-go-ahead.ts';
import type { Operator, Target } from '../access/authorize.ts';
import { authorize, READ_DEVICES, mayReadAnybody } from '../access/authorize.ts';
import type { DeviceDetails, ManagedDevice } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import { orNone } from '../contracts/problem.ts';
import { deviceTarget } from '../access/scope.ts';

export interface DeviceFile {
  device: DeviceDetails;
  target: Target;
  offers: Offer[];
  through: readonly string[];
}

export type DeviceOutcome =
  | { kind: 'file'; file: DeviceFile }
  | { kind: 'none' }
  /** `device` is only for the audit. */
  | { kind: 'outside'; device: ManagedDevice }
  | { kind: 'refused'; why: 'noRole' | 'permission' };

export type DeviceSelection = DeviceOutcome | { kind: 'several'; devices: ManagedDevice[]; total: number };

/** The scope of each match costs calls. If there are more matches, the operator is asked to search more closely. */
const MOST = 20;

/** Reads one managed device by its id, if the operator may read it. */
export async function readDevice(graph: GraphApi, operator: Operator, id: string): Promise<DeviceOutcome> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const device = await orNone(graph.devices.one(id));
  if (!device) return { kind: 'none' };
  const target = await deviceTarget(graph, operator, device);
  const ruling = authorize(operator, READ_DEVICES, target);
  if (!ruling.allowed) return { kind: 'outside', device };
  return {
    kind: 'file',
    file: { device, target, offers: offers(operator, device, target, catalogue), through: ruling.through },
  };
}

/** Finds devices by name, serial number, IMEI or id. Only those that the operator may read are returned. */
export async function selectDevice(
  graph: GraphApi,
  operator: Operator,
  text: string,
): Promise<DeviceSelection> {
  const refused = mayReadAnybody(operator);
  if (refused) return refused;
  const found = await graph.devices.find(text);
  const readable = await inScope(graph, operator, found.slice(0, MOST));
  const [first, second] = readable;
  const [outside] = found;
  if (!first) return outside ? { kind: 'outside', device: outside } : { kind: 'none' };
  return second
    ? { kind: 'several', devices: readable, total: found.length }
    : readDevice(graph, operator, first.id);
}

async function inScope(
  graph: GraphApi,
  operator: Operator,
  devices: ManagedDevice[],
): Promise<ManagedDevice[]> {
  const rulings = await Promise.all(
    devices.map(async (device) =>
      authorize(operator, READ_DEVICES, await deviceTarget(graph, operator, device)),
    ),
  );
  return devices.filter((_, index) => rulings[index]?.allowed);
}
