import { personRule, plainly } from '../../rule.ts';

export const licenseTurnedOff = personRule({
  id: 'licenseTurnedOff',
  place: 40,
  hides: ['unlicensed'],
  severity: 'blocks',
  reads: ['license'],
  next: { escalate: 'licensing' },
  find: ({ license }) => (license.state === 'disabled' ? plainly() : undefined),
});
