import type { PolicyState, SettingState } from '../../../contracts/graph/troubleshooting.ts';

/** States that mean that a setting isn't as the policy wants it. */
const FAILING = new Set(['nonCompliant', 'noncompliant', 'error', 'conflict']);

/** A setting that fails, and the policy that asks for it. */
export interface Failing {
  policy: PolicyState;
  setting: SettingState;
}

/** Graph has a row for each setting and user. Rows of the same setting are told once. */
export function failing(policies: readonly PolicyState[]): Failing[] {
  const seen = new Set<string>();
  return policies.flatMap((policy) =>
    policy.settings.flatMap((setting) => {
      const key = `${policy.id} ${setting.name}`;
      if (!FAILING.has(setting.state) || seen.has(key)) return [];
      seen.add(key);
      return [{ policy, setting }];
    }),
  );
}

/** The settings of the policy that Intune itself adds to every device (Microsoft Learn, "Compliance policy settings"). */
export const BUILT_IN = {
  policyAssigned: 'RequireDeviceCompliancePolicyAssigned',
  isActive: 'RequireRemainContact',
  userExists: 'RequireUserExistence',
} as const;

export const isBuiltIn = ({ setting }: Failing): boolean =>
  (Object.values(BUILT_IN) as string[]).includes(setting.name);

/** What Intune writes in place of a user for the device itself. */
const SYSTEM = /^(?:system account|00000000-0000-0000-0000-000000000000|)$/i;

export const isSystemAccount = ({ userName = '' }: SettingState): boolean => SYSTEM.test(userName.trim());
