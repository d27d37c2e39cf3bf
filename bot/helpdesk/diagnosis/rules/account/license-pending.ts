import { personRule, plainly } from '../../rule.ts';

export const licensePending = personRule({
  id: 'licensePending',
  place: 450,
  hides: ['unlicensed'],
  severity: 'warns',
  reads: ['license'],
  next: {},
  find: ({ license }) => (license.state === 'pending' ? plainly() : undefined),
});
