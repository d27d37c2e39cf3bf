import type { Platform } from '../actions/platform.ts';
import { platformOf } from '../actions/platform.ts';
import type { PolicyState } from '../contracts/graph/troubleshooting.ts';
import type { ManagedDevice } from '../contracts/model.ts';

/** What Graph's `platformType` begins with, and the devices that are meant. Of others, such as `all`, every device may be. */
const MEANT: readonly (readonly [begins: string, platforms: readonly Platform[]])[] = [
  ['android', ['android', 'aosp']],
  ['aosp', ['android', 'aosp']],
  ['ios', ['ios', 'visionos', 'tvos']],
  ['macos', ['macos']],
  ['windows', ['windows']],
  ['linux', ['linux']],
];

const MET = new Set(['compliant', 'remediated']);

/** Whether a policy is as it has to be. */
export const isMet = (state: string): boolean => MET.has(state);

/** The policies of a device without those of other platforms: Graph lists them with it. */
export function policiesFor(
  device: Pick<ManagedDevice, 'operatingSystem'>,
  states: readonly PolicyState[],
): readonly PolicyState[] {
  const own = platformOf(device);
  if (own === 'unknown') return states;
  const fits = ({ platformType = '' }: PolicyState) =>
    MEANT.find(([begins]) => platformType.toLowerCase().startsWith(begins))?.[1].includes(own) ?? true;
  return states.filter(fits);
}
