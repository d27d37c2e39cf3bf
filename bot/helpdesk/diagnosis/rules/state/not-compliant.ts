import { deviceRule, plainly } from '../../rule.ts';

/** The fallback: something fails, and what it is isn't known (yet). */
export const notCompliant = deviceRule({
  id: 'notCompliant',
  place: 420,
  kinds: ['compliance', 'general'],
  hides: ['exchangeBlocked'],
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find: (device) =>
    device.complianceState === 'noncompliant' ? plainly(device.lastSyncDateTime) : undefined,
});
