import { deviceRule, plainly } from '../../rule.ts';
import { BUILT_IN, failing } from './failing.ts';

/** The device checked in again, and its compliance is still that of the time when it was silent. */
export const inactive = deviceRule({
  id: 'inactive',
  place: 330,
  kinds: ['compliance'],
  hides: ['general'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { action: 'syncDevice' },
  find: (device, { policies }) =>
    failing(policies).some(({ setting }) => setting.name === BUILT_IN.isActive)
      ? plainly(device.lastSyncDateTime)
      : undefined,
});
