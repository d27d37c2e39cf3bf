import { personRule, plainly } from '../../rule.ts';

export const noLicense = personRule({
  id: 'noLicense',
  place: 50,
  hides: ['unlicensed'],
  severity: 'blocks',
  reads: ['license'],
  next: { escalate: 'licensing' },
  find: ({ license }) => (license.state === 'none' ? plainly() : undefined),
});
