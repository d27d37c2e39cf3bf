import type { Operator } from '../access/authorize.ts';
import { mayGoAhead } from '../access/may-go-ahead.ts';
import { deviceTarget } from '../access/scope.ts';
import type { DeviceDetails } from '../contracts/model.ts';
import { orNone } from '../contracts/problem.ts';
import type { ActionTarget } from '../contracts/receipt.ts';
import type { CheckedDevice, Rechecked, Run } from './run.ts';
import { underWay } from './under-way.ts';

/**
 * Checks a press again. Everything that allows the action is read now, from Graph and not from memory: the presser, their
 * roles, each device and whether it is in their scope.
 * @throws Problem if any of it can't be read
 */
export async function recheck<R extends Run>(run: R): Promise<Rechecked<R>> {
  const { services, graph, operatorId, targets } = run;
  const [speaker, found] = await Promise.all([
    services.operators.fresh(graph, operatorId),
    Promise.all(targets.map(({ deviceId }) => orNone(graph.devices.one(deviceId)))),
  ]);
  const devices = await Promise.all(
    targets.map(async (target, index): Promise<CheckedDevice> => {
      const device = found[index];
      if (speaker.kind !== 'operator') return { kind: 'denied', target, why: { kind: 'notAnOperator' } };
      if (!device) return { kind: 'gone', target };
      // whose device it is could not be read: that is a doubt, and a doubt is a no
      if (device.primaryUserUnread) throw device.primaryUserUnread;
      if (device.userId !== target.userId) return { kind: 'changed', target };
      return decide(run, speaker.operator, target, device);
    }),
  );
  return { ...run, devices };
}

async function decide(
  { services, graph, action, typed, waiting }: Run,
  operator: Operator,
  target: ActionTarget,
  device: DeviceDetails,
): Promise<CheckedDevice> {
  const [scope, facts] = await Promise.all([
    deviceTarget(graph, operator, device),
    underWay(services.store, action, device, waiting),
  ]);
  const offer = mayGoAhead(action, operator, device, scope, { ...facts, typed });
  return offer.possible
    ? { kind: 'clear', target, device, through: offer.through }
    : { kind: 'denied', target, why: offer.why };
}
