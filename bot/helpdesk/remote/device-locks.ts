import type { RemoteAction } from '../actions/catalogue.ts';
import type { ConditionFault } from '../access/conditions.ts';
import { hindered } from '../access/conditions.ts';
import type { ActParts } from './act-parts.ts';
import type { Checked } from './check-again.ts';
import { underWay } from './under-way.ts';

export interface Claimed {
  checked: Checked[];
  release: () => void;
}

/**
 * Takes each device for this action, before anything is written or sent: of two operators who confirm the same at the same moment, one goes ahead and the
 * other is told. What the first has sent meanwhile is looked up again.
 */
export async function claim(
  parts: ActParts,
  action: RemoteAction,
  checked: readonly Checked[],
  operatorId: string,
): Promise<Claimed> {
  const taken: string[] = [];
  const since = parts.now().toISOString();
  const claimed = checked.map((one): Checked => {
    if (one.kind !== 'clear') return one;
    const key = `${one.device.id} ${action.name}`;
    const held = parts.claims.get(key);
    if (held) return denied(one, { kind: 'alreadyPending', ...held });
    parts.claims.set(key, { operatorId, since });
    taken.push(key);
    return one;
  });
  const release = () => taken.forEach((key) => parts.claims.delete(key));
  try {
    return { checked: await Promise.all(claimed.map((one) => stillClear(parts, action, one))), release };
  } catch (error) {
    release();
    throw error;
  }
}

async function stillClear(parts: ActParts, action: RemoteAction, one: Checked): Promise<Checked> {
  if (one.kind !== 'clear') return one;
  const facts = await underWay(parts.store, action, one.device);
  const why = hindered(action, one.device, { ...facts, typed: undefined });
  return why ? denied(one, why) : one;
}

const denied = ({ target }: Checked, why: ConditionFault): Checked => ({ kind: 'denied', target, why });
