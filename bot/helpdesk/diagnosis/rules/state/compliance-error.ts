import { deviceRule, plainly } from '../../rule.ts';

export const complianceError = deviceRule({
  id: 'complianceError',
  place: 410,
  kinds: ['compliance', 'general'],
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find: (device) => (device.complianceState === 'error' ? plainly(device.lastSyncDateTime) : undefined),
});
