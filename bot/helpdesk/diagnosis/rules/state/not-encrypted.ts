import { deviceRule, plainly } from '../../rule.ts';

/** A compliant device need not be encrypted: no policy asks for it. */
export const notEncrypted = deviceRule({
  id: 'notEncrypted',
  severity: 'blocks',
  next: { action: 'syncDevice' },
  find: (device) =>
    device.isEncrypted === false && ['noncompliant', 'inGracePeriod'].includes(device.complianceState ?? '')
      ? plainly(device.lastSyncDateTime)
      : undefined,
});
