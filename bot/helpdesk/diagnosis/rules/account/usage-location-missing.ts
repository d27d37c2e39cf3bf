import { personRule, plainly } from '../../rule.ts';

/** Without a usage location, Entra assigns no license (Microsoft Learn, "Assign or remove licenses"). */
export const usageLocationMissing = personRule({
  id: 'usageLocationMissing',
  place: 20,
  hides: ['noLicense', 'licenseError', 'unlicensed'],
  severity: 'blocks',
  reads: ['account', 'license'],
  next: { escalate: 'licensing' },
  find: ({ account, license }) =>
    account.usageLocation === undefined && license.state === 'none' ? plainly() : undefined,
});
