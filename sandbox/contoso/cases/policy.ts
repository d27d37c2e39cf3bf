import type { Case, CaseDevice } from './case.ts';
import type { Platform } from '../devices/platforms.ts';

type Settings = NonNullable<CaseDevice['policies']>[number]['settings'];

const failing = (
  key: string,
  name: string,
  cause: string,
  {
    platform,
    device,
    policy,
    settings,
  }: { platform: Platform; device: string; policy: string; settings: Settings },
  says: string,
  more: Pick<Case, 'weight' | 'mendedBy'> = {},
): Case => ({
  key,
  name,
  says,
  devices: [
    {
      platform,
      name: device,
      record: { complianceState: 'noncompliant' },
      policies: [{ name: policy, settings }],
    },
  ],
  causes: [[cause, device]],
  ...more,
});

const BUILT_IN = 'Built-in Device Compliance Policy';

/** Devices that aren't compliant, one for each reason that a policy can have. */
export const policyCases: readonly Case[] = [
  failing(
    'oscar.oldsystem',
    'Oscar Oldsystem',
    'osTooOld',
    {
      platform: 'windows',
      device: 'OSCAR-LAPTOP',
      policy: 'Windows baseline',
      settings: [{ setting: 'Windows10CompliancePolicy.OsMinimumVersion' }],
    },
    'a laptop with an older Windows than its policy wants',
  ),
  failing(
    'ghita.gone',
    'Ghita Gone',
    'enrolledUserGone',
    {
      platform: 'windows',
      device: 'GHITA-LAPTOP',
      policy: BUILT_IN,
      settings: [{ setting: 'DefaultDeviceCompliancePolicy.RequireUserExistence' }],
    },
    'a laptop that somebody enrolled who has left',
  ),
  failing(
    'polly.policyless',
    'Polly Policyless',
    'noCompliancePolicy',
    {
      platform: 'ipad',
      device: 'Polly iPad',
      policy: BUILT_IN,
      settings: [{ setting: 'DefaultDeviceCompliancePolicy.RequireDeviceCompliancePolicyAssigned' }],
    },
    'an iPad that no policy is assigned to',
  ),
  failing(
    'ina.inactive',
    'Ina Inactive',
    'inactive',
    {
      platform: 'macos',
      device: 'INA-MACBOOK',
      policy: BUILT_IN,
      settings: [{ setting: 'DefaultDeviceCompliancePolicy.RequireRemainContact' }],
    },
    'a Mac that is back, and is still counted as inactive',
  ),
  failing(
    'remy.remediation',
    'Remy Remediation',
    'remediationFailed',
    {
      platform: 'windows',
      device: 'REMY-LAPTOP',
      policy: 'Windows baseline',
      settings: [
        { setting: 'Windows10CompliancePolicy.PasswordRequired', state: 'error', errorCode: -2016281112 },
      ],
    },
    'a setting that could not be applied',
  ),
  failing(
    'sylvia.system',
    'Sylvia System',
    'systemAccountOnly',
    {
      platform: 'windows',
      device: 'SYLVIA-LAPTOP',
      policy: 'Windows baseline',
      settings: [
        { setting: 'Windows10CompliancePolicy.SecureBootEnabled', userName: 'System account' },
        {
          setting: 'Windows10CompliancePolicy.SecureBootEnabled',
          state: 'compliant',
          userName: 'Sylvia System',
        },
      ],
    },
    'a laptop that fails for its system account alone',
  ),
  failing(
    'erik.error',
    'Erik Error',
    'settingError',
    {
      platform: 'windows',
      device: 'ERIK-LAPTOP',
      policy: 'Windows baseline',
      settings: [
        { setting: 'Windows10CompliancePolicy.TpmRequired', state: 'error', errorCode: -2016281110 },
      ],
    },
    'a setting that reports an error',
  ),
  failing(
    'pia.passcode',
    'Pia Passcode',
    'settingFails',
    {
      platform: 'iosSupervised',
      device: 'Pia iPhone',
      policy: 'iOS baseline',
      settings: [{ setting: 'IosCompliancePolicy.PasscodeRequired' }],
    },
    'an iPhone without a passcode',
    { weight: 6, mendedBy: 'Sync' },
  ),
  failing(
    'nate.notapplicable',
    'Nate Notapplicable',
    'settingNotApplicable',
    {
      platform: 'windows',
      device: 'NATE-LAPTOP',
      policy: 'Windows baseline',
      settings: [
        {
          setting: 'Windows10CompliancePolicy.RequireHealthyDeviceReport',
          state: 'error',
          errorCode: -2016281111,
        },
      ],
    },
    'a setting that doesn’t fit the laptop',
  ),
  failing(
    'bruno.busy',
    'Bruno Busy',
    'appleDeviceBusy',
    {
      platform: 'iosSupervised',
      device: 'Bruno iPhone',
      policy: 'iOS baseline',
      settings: [
        { setting: 'IosCompliancePolicy.PasscodeMinimumLength', state: 'error', errorCode: -2016341112 },
      ],
    },
    'an iPhone that was busy',
  ),
];
