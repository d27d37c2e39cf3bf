import { deviceRule, plainly } from '../../rule.ts';
import { BUILT_IN, failing } from './failing.ts';

export const enrolledUserGone = deviceRule({
  id: 'enrolledUserGone',
  place: 310,
  kinds: ['compliance', 'unlicensed'],
  hides: ['general'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { escalate: 'identity' },
  find: (device, { policies }) =>
    failing(policies).some(({ setting }) => setting.name === BUILT_IN.userExists)
      ? plainly(device.lastSyncDateTime)
      : undefined,
});
