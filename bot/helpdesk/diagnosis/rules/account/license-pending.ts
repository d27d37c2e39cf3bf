import { personRule, plainly } from '../../rule.ts';

export const licensePending = personRule({
  id: 'licensePending',
  severity: 'warns',
  reads: ['license'],
  next: {},
  find: ({ license }) => (license.state === 'pending' ? plainly() : undefined),
});
