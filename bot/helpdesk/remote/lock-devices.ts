import type { ConditionFault } from '../access/conditions.ts';
import { hindered } from '../access/conditions.ts';
import { callOn } from '../actions/define.ts';
import type { CheckedDevice, Rechecked, Run } from './run.ts';
import { factsAtPress } from './under-way.ts';

/**
 * Runs `work` while this run holds its devices. If two operators confirm the same action at the same moment, one goes ahead and
 * the other is told. What was sent before the lock was taken is looked up once more.
 */
export async function withDeviceLocks<R extends Run, T>(
  run: Rechecked<R>,
  work: (run: Rechecked<R>) => Promise<T>,
): Promise<T> {
  const { services, action, operatorId } = run;
  const taken: { deviceId: string; name: string }[] = [];
  const since = services.now().toISOString();
  const locked = run.devices.map((one): CheckedDevice => {
    if (one.kind !== 'clear') return one;
    const { name } = callOn(action, one.device);
    const held = services.locks.take(one.device.id, name, { operatorId, since });
    if (held) return denied(one, { kind: 'alreadyPending', ...held });
    taken.push({ deviceId: one.device.id, name });
    return one;
  });
  try {
    return await work({ ...run, devices: locked.map((one) => stillClear(run, one)) });
  } finally {
    for (const { deviceId, name } of taken) services.locks.release(deviceId, name);
  }
}

function stillClear({ services, action, operatorId, waiting }: Run, one: CheckedDevice): CheckedDevice {
  if (one.kind !== 'clear') return one;
  const facts = factsAtPress(services, action, one.device, { operatorId, except: waiting });
  const why = hindered(action, one.device, { ...facts, typed: undefined });
  return why ? denied(one, why) : one;
}

const denied = ({ target }: CheckedDevice, why: ConditionFault): CheckedDevice => ({
  kind: 'denied',
  target,
  why,
});
