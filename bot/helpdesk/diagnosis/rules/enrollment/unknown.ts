import { personRule } from '../../rule.ts';
import { meansDeviceLimit, meansEntraQuota, newestFailure } from './newest-failure.ts';

/** Every `failureCategory` that has a rule of its own. */
const KNOWN = new Set([
  'authentication',
  'authorization',
  'accountValidation',
  'userValidation',
  'deviceNotSupported',
  'inMaintenance',
  'badRequest',
  'featureNotSupported',
  'enrollmentRestrictionsEnforced',
  'clientDisconnected',
  'userAbandonment',
]);

/** A failure that Intune doesn't explain, or explains by a category that is newer than this bot. */
export const enrollmentUnknown = personRule({
  id: 'enrollmentUnknown',
  place: 230,
  hides: ['noDevices'],
  severity: 'blocks',
  reads: ['failures', 'devices'],
  next: { escalate: 'intune' },
  find(facts, context) {
    const failure = newestFailure(facts, context);
    if (!failure || KNOWN.has(failure.category ?? '')) return undefined;
    if (meansDeviceLimit(failure) || meansEntraQuota(failure)) return undefined;
    return { values: { failed: { at: failure.at }, reason: failure.reason ?? '' }, asOf: failure.at };
  },
});
