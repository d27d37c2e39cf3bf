import { deviceRule, plainly } from '../../rule.ts';

export const unhealthy = deviceRule({
  id: 'unhealthy',
  severity: 'warns',
  next: { action: 'syncDevice', escalate: 'intune' },
  find: (device) => (device.managementState === 'unhealthy' ? plainly(device.lastSyncDateTime) : undefined),
});
