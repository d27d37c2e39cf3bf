import { personRule } from '../../rule.ts';

/** Whoever calls for a person with an Entra role is worth a second look. */
export const privileged = personRule({
  id: 'privileged',
  place: 620,
  severity: 'notes',
  reads: ['directoryRoles'],
  next: {},
  find: ({ directoryRoles }) =>
    directoryRoles.length > 0 ? { values: { roles: directoryRoles.length } } : undefined,
});
