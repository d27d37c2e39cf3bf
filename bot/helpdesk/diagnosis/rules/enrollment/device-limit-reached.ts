import { oneSpelling } from '../../../contracts/guid.ts';
import type { PersonFacts } from '../../facts.ts';
import type { RuleContext } from '../../rule.ts';
import { personRule } from '../../rule.ts';
import { meansDeviceLimit, newestFailure } from './newest-failure.ts';

/** By an enrollment that was refused for it, or by counting. */
export const deviceLimitReached = personRule({
  id: 'deviceLimitReached',
  place: 100,
  hides: ['enrollmentEnrollmentRestrictionsEnforced', 'noDevices'],
  severity: 'blocks',
  reads: ['failures', 'devices', 'groups', 'limits'],
  next: { escalate: 'intune' },
  find(facts, context) {
    const limit = limitOf(facts);
    const count = facts.devices.length;
    const refused = refusedFor(facts, context);
    if (refused === undefined && (limit === undefined || count < limit)) return undefined;
    return { values: { count, limit: limit ?? '', refused: refused === undefined ? '' : { at: refused } } };
  },
});

function refusedFor(
  facts: Pick<PersonFacts, 'failures' | 'devices'>,
  context: RuleContext,
): string | undefined {
  const failure = newestFailure(facts, context);
  return failure && meansDeviceLimit(failure) ? failure.at : undefined;
}

/**
 * The restriction with the best priority that is assigned to one of the person's groups; else the tenant's default. undefined: not all of
 * their groups are known, and one of the others may have another limit.
 */
function limitOf({ limits, groups }: Pick<PersonFacts, 'limits' | 'groups'>): number | undefined {
  const all = groups.exact && groups.items.length === groups.total;
  if (!all && limits.some(({ groupIds }) => groupIds.length > 0)) return undefined;
  const mine = new Set(groups.items.map(({ id }) => oneSpelling(id)));
  const assigned = limits
    .filter(({ everyone, groupIds }) => everyone || groupIds.some((id) => mine.has(oneSpelling(id))))
    .toSorted((a, b) => a.priority - b.priority);
  return (assigned.find(({ priority }) => priority > 0) ?? limits.find(({ priority }) => priority === 0))
    ?.limit;
}
