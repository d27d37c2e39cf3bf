import { personRule, plainly } from '../../rule.ts';

export const licenseTurnedOff = personRule({
  id: 'licenseTurnedOff',
  severity: 'blocks',
  reads: ['license'],
  next: { escalate: 'licensing' },
  find: ({ license }) => (license.state === 'disabled' ? plainly() : undefined),
});
