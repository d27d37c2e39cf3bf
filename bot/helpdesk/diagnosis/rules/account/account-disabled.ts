import { personRule, plainly } from '../../rule.ts';

export const accountDisabled = personRule({
  id: 'accountDisabled',
  severity: 'blocks',
  reads: ['account'],
  next: { escalate: 'identity' },
  find: ({ account }) => (account.accountEnabled === false ? plainly() : undefined),
});
