import { deviceRule, plainly } from '../../rule.ts';

/** Compliance is then decided in Configuration Manager, and Intune only says so. */
export const coManaged = deviceRule({
  id: 'coManaged',
  severity: 'notes',
  next: { escalate: 'intune' },
  find: (device) =>
    device.complianceState === 'configManager' ? plainly(device.lastSyncDateTime) : undefined,
});
