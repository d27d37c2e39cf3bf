import type { PolicyState, SettingState } from '../../../contracts/graph/troubleshooting.ts';

/** States that mean that a setting isn't as the policy wants it. */
const FAILING = new Set(['nonCompliant', 'noncompliant', 'error', 'conflict']);

/** A setting that fails, and the policy that asks for it. */
export interface Failing {
  policy: PolicyState;
  setting: SettingState;
}

/** Graph has a row for each setting and user. */
export function failingRows(policies: readonly PolicyState[]): Failing[] {
  return policies.flatMap((policy) =>
    policy.settings.filter(({ state }) => FAILING.has(state)).map((setting) => ({ policy, setting })),
  );
}

/** Each failing setting once: of its rows, the one with an error code, which tells the most. */
export function failing(policies: readonly PolicyState[]): Failing[] {
  const settings = new Map<string, Failing>();
  for (const row of failingRows(policies)) {
    const key = `${row.policy.id} ${row.setting.name}`;
    const kept = settings.get(key);
    if (!kept || (kept.setting.errorCode === undefined && row.setting.errorCode !== undefined))
      settings.set(key, row);
  }
  return [...settings.values()];
}

/** The settings of the policy that Intune itself adds to every device (Microsoft Learn, "Compliance policy settings"). */
export const BUILT_IN = {
  policyAssigned: 'RequireDeviceCompliancePolicyAssigned',
  isActive: 'RequireRemainContact',
  userExists: 'RequireUserExistence',
} as const;

/** Their names say what they want. */
export const isBuiltInName = (name: string): boolean => (Object.values(BUILT_IN) as string[]).includes(name);

export const isBuiltIn = ({ setting }: Failing): boolean => isBuiltInName(setting.name);

const ENCRYPTION = /bitlocker|encrypt|filevault/i;

export const isEncryption = ({ setting }: Failing): boolean => ENCRYPTION.test(setting.name);

/** What Intune writes in place of a user for the device itself. */
const SYSTEM = /^(?:system account|00000000-0000-0000-0000-000000000000|)$/i;

export const isSystemAccount = ({ userName = '' }: SettingState): boolean => SYSTEM.test(userName.trim());
