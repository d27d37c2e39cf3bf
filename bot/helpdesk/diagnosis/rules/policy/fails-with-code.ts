import type { Next, Rule, Standing } from '../../rule.ts';
import { deviceRule } from '../../rule.ts';
import { failing } from './failing.ts';

/** Error codes that have a rule of their own (Microsoft Learn, "Common error codes and messages in Microsoft Intune"). */
export const CODES_TOLD: ReadonlySet<number> = new Set([-2016281112, -2016281111, -2016341112]);

interface Row<Id extends string> extends Pick<Standing<never>, 'place'> {
  id: Id;
  code: number;
  next: Next;
}

/** A rule for a setting that fails with one error code of Intune's. It says more than that a setting fails. */
export function failsWithCode<const Id extends string>({
  code,
  ...row
}: Row<Id>): Rule<Id, { setting: string; policy: string }, 'general' | 'settingFails' | 'settingError'> {
  return deviceRule({
    ...row,
    kinds: ['compliance'],
    hides: ['general', 'settingFails', 'settingError'],
    severity: 'blocks',
    waitsInGrace: true,
    readsOfDevice: ['policies'],
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
