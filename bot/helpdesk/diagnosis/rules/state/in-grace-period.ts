import { deviceRule } from '../../rule.ts';

export const inGracePeriod = deviceRule({
  id: 'inGracePeriod',
  severity: 'warns',
  next: { action: 'syncDevice' },
  find({ complianceState, complianceGracePeriodExpirationDateTime: at, lastSyncDateTime }) {
    if (complianceState !== 'inGracePeriod') return undefined;
    return { values: { ends: at === undefined ? '' : { at } }, asOf: lastSyncDateTime };
  },
});
