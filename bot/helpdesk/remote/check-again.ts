import type { ActParts } from './act-parts.ts';
import type { RemoteAction } from '../actions/catalogue.ts';
import type { Refusal, Typed } from '../access/may-go-ahead.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import type { Operator } from '../access/authorize.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import type { GraphApi } from '../contracts/graph.ts';
import type { ActionTarget } from '../contracts/receipt.ts';
import { orNone } from '../contracts/problem.ts';
import { deviceTarget } from '../access/scope.ts';
import { underWay } from './under-way.ts';

export type Denial = Refusal | { kind: 'notAnOperator' };

/** What was found for one device when everything was read again. */
export type Checked =
  | { kind: 'clear'; target: ActionTarget; device: DeviceDetails; through: readonly string[] }
  | { kind: 'changed' | 'gone'; target: ActionTarget }
  | { kind: 'denied'; target: ActionTarget; why: Denial };

/** Reads all that a go-ahead stands on anew: the presser, their roles, each device and its scope. */
export async function checkAgain(
  parts: ActParts,
  graph: GraphApi,
  action: RemoteAction,
  targets: readonly ActionTarget[],
  personId: string,
  typed: Typed | undefined,
  /** Receipts that wait for this very action to go ahead, and so don't stand in its way. */
  own: readonly string[] = [],
): Promise<Checked[]> {
  const [speaker, devices] = await Promise.all([
    parts.operators.fresh(graph, personId),
    Promise.all(targets.map((target) => orNone(graph.devices.one(target.deviceId)))),
  ]);
  return Promise.all(
    targets.map(async (target, index): Promise<Checked> => {
      const device = devices[index];
      if (speaker.kind !== 'operator') return { kind: 'denied', target, why: { kind: 'notAnOperator' } };
      if (!device) return { kind: 'gone', target };
      if (device.userId !== target.userId) return { kind: 'changed', target };
      return decide(parts, graph, action, speaker.operator, target, device, typed, own);
    }),
  );
}

async function decide(
  parts: ActParts,
  graph: GraphApi,
  action: RemoteAction,
  operator: Operator,
  target: ActionTarget,
  device: DeviceDetails,
  typed: Typed | undefined,
  own: readonly string[],
): Promise<Checked> {
  const [scope, facts] = await Promise.all([
    deviceTarget(graph, operator, device),
    underWay(parts.store, action, device, own),
  ]);
  const offer = mayGoAhead(action, operator, device, scope, { ...facts, typed });
  return offer.possible
    ? { kind: 'clear', target, device, through: offer.through }
    : { kind: 'denied', target, why: offer.why };
}
