import { personRule } from '../../rule.ts';

/** An error counts only while the person has no license by another way, such as a group. */
export const licenseError = personRule({
  id: 'licenseError',
  severity: 'blocks',
  reads: ['account', 'license'],
  next: { escalate: 'licensing' },
  find({ account: { licenseErrors = [] }, license }) {
    const [error] = licenseErrors;
    return error === undefined || license.state === 'active' ? undefined : { values: { error } };
  },
});
