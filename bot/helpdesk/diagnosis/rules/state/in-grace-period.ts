import { deviceRule } from '../../rule.ts';

export const inGracePeriod = deviceRule({
  id: 'inGracePeriod',
  place: 460,
  // no other rule says when it ends
  kinds: ['compliance'],
  severity: 'warns',
  next: { action: 'syncDevice' },
  find({ complianceState, complianceGracePeriodExpirationDateTime: at, lastSyncDateTime }, _facts, { now }) {
    if (complianceState !== 'inGracePeriod') return undefined;
    const over = at !== undefined && Date.parse(at) <= now.getTime() ? 'yes' : '';
    return { values: { ends: at === undefined ? '' : { at }, over }, asOf: lastSyncDateTime };
  },
});
