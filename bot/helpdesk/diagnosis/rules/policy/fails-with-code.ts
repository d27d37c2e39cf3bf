import type { Next, Rule } from '../../rule.ts';
import { deviceRule } from '../../rule.ts';
import { failing } from './failing.ts';

/** Error codes that have a rule of their own (Microsoft Learn, "Common error codes and messages in Microsoft Intune"). */
export const CODES_TOLD: ReadonlySet<number> = new Set([-2016281112, -2016281111, -2016341112]);

/** A rule for a setting that fails with one error code of Intune's. */
export function failsWithCode<const Id extends string>(
  id: Id,
  code: number,
  next: Next,
): Rule<Id, { setting: string; policy: string }> {
  return deviceRule({
    id,
    severity: 'blocks',
    readsOfDevice: ['policies'],
    next,
    find(device, { policies }) {
      const found = failing(policies).find(({ setting }) => setting.errorCode === code);
      if (!found) return undefined;
      return {
        values: { setting: found.setting.name, policy: found.policy.name },
        asOf: device.lastSyncDateTime,
      };
    },
  });
}
