import { deviceRule } from '../../rule.ts';

const FAILED = new Set(['retireFailed', 'wipeFailed']);

export const leavingFailed = deviceRule({
  id: 'leavingFailed',
  place: 480,
  kinds: ['record'],
  severity: 'warns',
  next: { escalate: 'intune' },
  find({ managementState = '' }) {
    return FAILED.has(managementState) ? { values: { state: managementState } } : undefined;
  },
});
