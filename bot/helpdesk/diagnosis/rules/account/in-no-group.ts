import { personRule, plainly } from '../../rule.ts';

/** Policies and apps that are assigned to groups don't reach the person then. */
export const inNoGroup = personRule({
  id: 'inNoGroup',
  place: 610,
  severity: 'notes',
  reads: ['groups'],
  next: { escalate: 'intune' },
  find: ({ groups }) => (groups.exact && groups.total === 0 ? plainly() : undefined),
});
