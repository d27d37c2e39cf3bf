import { deviceRule, plainly } from '../../rule.ts';

export const complianceConflict = deviceRule({
  id: 'complianceConflict',
  place: 400,
  kinds: ['compliance'],
  severity: 'blocks',
  next: { escalate: 'intune' },
  find: (device) => (device.complianceState === 'conflict' ? plainly(device.lastSyncDateTime) : undefined),
});
