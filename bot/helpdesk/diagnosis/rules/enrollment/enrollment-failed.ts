import type { Next, Rule } from '../../rule.ts';
import { personRule } from '../../rule.ts';
import { meansDeviceLimit, meansEntraQuota, newestFailure } from './newest-failure.ts';

type FailureValues = Record<'reason', string> & Record<'failed', { at: string }>;

/** A rule for one `failureCategory` of Graph's `enrollmentTroubleshootingEvent`. The limits have rules of their own. */
export function enrollmentFailed<const Id extends string>(
  id: Id,
  category: string,
  next: Next,
): Rule<Id, FailureValues> {
  return personRule({
    id,
    severity: 'blocks',
    reads: ['failures', 'devices'],
    next,
    find(facts, context) {
      const failure = newestFailure(facts, context);
      if (failure?.category !== category || meansDeviceLimit(failure) || meansEntraQuota(failure))
        return undefined;
      return { values: { failed: { at: failure.at }, reason: failure.reason ?? '' }, asOf: failure.at };
    },
  });
}
