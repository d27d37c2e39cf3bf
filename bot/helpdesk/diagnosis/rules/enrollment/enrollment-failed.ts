import type { Next, Rule, Standing } from '../../rule.ts';
import { personRule } from '../../rule.ts';
import { meansDeviceLimit, meansEntraQuota, newestFailure } from './newest-failure.ts';

type FailureValues = Record<'reason', string> & Record<'failed', { at: string }>;

interface Row<Id extends string, Hidden extends string> extends Standing<Hidden> {
  id: Id;
  /** The `failureCategory` of Graph's `enrollmentTroubleshootingEvent`. */
  category: string;
  next: Next;
}

/** A rule for one category of failed enrollments. The limits have rules of their own. */
export function enrollmentFailed<const Id extends string, const Hidden extends string = never>({
  category,
  hides = [],
  ...row
}: Row<Id, Hidden>): Rule<Id, FailureValues, Hidden | 'noDevices'> {
  return personRule({
    ...row,
    hides: ['noDevices', ...hides],
    severity: 'blocks',
    reads: ['failures', 'devices'],
    find(facts, context) {
      const failure = newestFailure(facts, context);
      if (failure?.category !== category || meansDeviceLimit(failure) || meansEntraQuota(failure))
        return undefined;
      return { values: { failed: { at: failure.at }, reason: failure.reason ?? '' }, asOf: failure.at };
    },
  });
}
