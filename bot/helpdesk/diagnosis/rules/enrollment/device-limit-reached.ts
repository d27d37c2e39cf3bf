import { personRule } from '../../rule.ts';
import { limitOf } from './device-limit.ts';
import { meansDeviceLimit, newestFailure } from './newest-failure.ts';

/** An enrollment was refused for it. */
export const deviceLimitReached = personRule({
  id: 'deviceLimitReached',
  place: 100,
  hides: ['deviceLimitFull', 'enrollmentEnrollmentRestrictionsEnforced', 'noDevices'],
  severity: 'blocks',
  reads: ['failures', 'devices', 'groups', 'limits'],
  next: { escalate: 'intune' },
  find(facts, context) {
    const failure = newestFailure(facts, context);
    if (!failure || !meansDeviceLimit(failure)) return undefined;
    const values = { count: facts.devices.length, limit: limitOf(facts) ?? '' };
    return { values: { ...values, refused: { at: failure.at } }, asOf: failure.at };
  },
});
