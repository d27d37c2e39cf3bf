import { personRule } from '../../rule.ts';

/** An error counts only while the person has no license by another way, such as a group. Whatever they have came without it. */
export const licenseError = personRule({
  id: 'licenseError',
  place: 30,
  hides: ['noLicense', 'unlicensed'],
  severity: 'blocks',
  reads: ['account', 'license'],
  next: { escalate: 'licensing' },
  find({ account: { licenseErrors = [] }, license }) {
    if (license.state === 'failed') return { values: { error: 'Provisioning' } };
    const [error] = licenseErrors;
    return error === undefined || license.state !== 'none' ? undefined : { values: { error } };
  },
});
