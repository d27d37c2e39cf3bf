import { deviceRule, plainly } from '../../rule.ts';
import { failing, isEncryption } from '../policy/failing.ts';

/** A compliant device need not be encrypted: no policy asks for it. Neither need one that is known to fail something else alone. */
export const notEncrypted = deviceRule({
  id: 'notEncrypted',
  place: 290,
  kinds: ['compliance'],
  hides: ['general'],
  severity: 'blocks',
  waitsInGrace: true,
  glancesAt: ['policies'],
  next: { action: 'syncDevice' },
  find(device, { policies }) {
    const isFailing = ['noncompliant', 'inGracePeriod'].includes(device.complianceState ?? '');
    if (device.isEncrypted !== false || !isFailing) return undefined;
    const fails = failing(policies ?? []);
    return fails.length > 0 && !fails.some(isEncryption) ? undefined : plainly(device.lastSyncDateTime);
  },
});
