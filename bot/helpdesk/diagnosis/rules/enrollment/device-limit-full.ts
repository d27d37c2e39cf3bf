import { personRule } from '../../rule.ts';
import { limitOf } from './device-limit.ts';

/** By counting. It keeps nobody from working: only the next device would be refused. */
export const deviceLimitFull = personRule({
  id: 'deviceLimitFull',
  place: 595,
  hides: ['noDevices'],
  severity: 'notes',
  reads: ['devices', 'groups', 'limits'],
  next: { escalate: 'intune' },
  find(facts) {
    const limit = limitOf(facts);
    const count = facts.devices.length;
    return limit === undefined || count < limit ? undefined : { values: { count, limit } };
  },
});
