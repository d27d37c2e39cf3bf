import { deviceRule, plainly } from '../../rule.ts';
import { entraObject } from './entra-object.ts';

/** Conditional Access goes by Entra. A sync usually carries Intune's word over. */
export const entraNotCompliant = deviceRule({
  id: 'entraNotCompliant',
  place: 430,
  kinds: ['compliance'],
  hides: ['exchangeBlocked'],
  severity: 'blocks',
  reads: ['entra'],
  next: { action: 'syncDevice' },
  find: (device, { entra }) =>
    device.complianceState === 'compliant' && entraObject(device, entra)?.isCompliant === false
      ? plainly(device.lastSyncDateTime)
      : undefined,
});
