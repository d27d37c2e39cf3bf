import { deviceRule, plainly } from '../../rule.ts';

export const complianceError = deviceRule({
  id: 'complianceError',
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find: (device) => (device.complianceState === 'error' ? plainly(device.lastSyncDateTime) : undefined),
});
