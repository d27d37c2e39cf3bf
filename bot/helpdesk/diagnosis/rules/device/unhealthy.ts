import { deviceRule, plainly } from '../../rule.ts';

export const unhealthy = deviceRule({
  id: 'unhealthy',
  place: 490,
  kinds: ['checkIn'],
  severity: 'warns',
  next: { action: 'syncDevice', escalate: 'intune' },
  find: (device) => (device.managementState === 'unhealthy' ? plainly(device.lastSyncDateTime) : undefined),
});
