import { personRule } from '../../rule.ts';
import { meansEntraQuota, newestFailure } from './newest-failure.ts';

export const entraQuotaReached = personRule({
  id: 'entraQuotaReached',
  place: 110,
  hides: ['noDevices'],
  severity: 'blocks',
  reads: ['failures', 'devices'],
  next: { escalate: 'identity' },
  find(facts, context) {
    const failure = newestFailure(facts, context);
    if (!failure || !meansEntraQuota(failure)) return undefined;
    return { values: { refused: { at: failure.at } } };
  },
});
