import type { ManagedDevice } from '../../../contracts/model.ts';
import { deviceRule } from '../../rule.ts';

/** When a device's grace period ends or has ended. undefined: it isn't in one. */
export function graceOf(device: ManagedDevice, now: Date) {
  const { complianceState, complianceGracePeriodExpirationDateTime: at, lastSyncDateTime } = device;
  if (complianceState !== 'inGracePeriod') return undefined;
  const over = at !== undefined && Date.parse(at) <= now.getTime() ? 'yes' : '';
  return { values: { ends: at === undefined ? '' : { at }, over }, asOf: lastSyncDateTime };
}

export const inGracePeriod = deviceRule({
  id: 'inGracePeriod',
  place: 460,
  // no other rule is about it
  kinds: ['compliance'],
  severity: 'warns',
  next: { action: 'syncDevice' },
  find: (device, _facts, { now }) => graceOf(device, now),
});
