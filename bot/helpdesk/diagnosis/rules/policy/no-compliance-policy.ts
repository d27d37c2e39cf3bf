import { deviceRule, plainly } from '../../rule.ts';
import { BUILT_IN, failing } from './failing.ts';

/** Only where the tenant counts a device without a policy as not compliant. Then Intune's own setting fails. */
export const noCompliancePolicy = deviceRule({
  id: 'noCompliancePolicy',
  place: 320,
  kinds: ['compliance'],
  hides: ['general'],
  severity: 'blocks',
  waitsInGrace: true,
  readsOfDevice: ['policies'],
  next: { escalate: 'intune' },
  find: (device, { policies }) =>
    failing(policies).some(({ setting }) => setting.name === BUILT_IN.policyAssigned)
      ? plainly(device.lastSyncDateTime)
      : undefined,
});
