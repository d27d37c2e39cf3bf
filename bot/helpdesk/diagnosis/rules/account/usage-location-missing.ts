import { personRule, plainly } from '../../rule.ts';

/** Without a usage location, Entra assigns no license (Microsoft Learn, "Assign or remove licenses"). */
export const usageLocationMissing = personRule({
  id: 'usageLocationMissing',
  severity: 'blocks',
  reads: ['account', 'license'],
  next: { escalate: 'licensing' },
  find: ({ account, license }) =>
    account.usageLocation === undefined && license.state === 'none' ? plainly() : undefined,
});
