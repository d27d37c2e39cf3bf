import type { WordsOfRules } from './rule-words.ts';
import { settingName } from './settings.ts';

const inPolicy = (setting: string, policy: string): string =>
  `“${settingName(setting)}” in the policy ${policy}`;

export const policy = {
  osTooOld: {
    cause: 'Not compliant: the operating system is too old',
    evidence: ({ policy: name, version }) =>
      version === ''
        ? `The policy ${name} asks for a newer one.`
        : `It has ${version}. The policy ${name} asks for a newer one.`,
    next: () => 'Ask them to install the updates that the device offers. Then sync.',
  },
  enrolledUserGone: {
    cause: 'Not compliant: the person who enrolled it is gone',
    evidence: () => 'The enrolling account is no longer in Entra or has no license.',
    next: () => 'Ask your identity team. Otherwise the device has to be enrolled again by its user.',
  },
  noCompliancePolicy: {
    cause: 'Not compliant: no policy is assigned',
    evidence: () => 'This tenant counts a device without a compliance policy as not compliant.',
    next: () => 'Ask an Intune administrator to assign a policy.',
  },
  inactive: {
    cause: 'Not compliant: counted as inactive',
    evidence: () => 'Intune’s own setting “Is active” isn’t met: the device was silent for too long.',
    next: () => 'Sync the device and ask them to keep it on. Its compliance is then evaluated again.',
  },
  remediationFailed: {
    cause: 'A setting could not be applied',
    evidence: ({ setting, policy: name }) => `${inPolicy(setting, name)}: remediation failed (-2016281112).`,
    next: () => 'Ask them to restart the device. Then sync.',
  },
  settingNotApplicable: {
    cause: 'A setting doesn’t fit this device',
    evidence: ({ setting, policy: name }) => `${inPolicy(setting, name)}: not applicable (-2016281111).`,
    next: () => 'Ask an Intune administrator to leave this kind of device out of the policy.',
  },
  appleDeviceBusy: {
    cause: 'The device was busy',
    evidence: ({ setting, policy: name }) => `${inPolicy(setting, name)}: the device was busy (-2016341112).`,
    next: () => 'Ask them to unlock the device and leave it on. Then sync.',
  },
  settingError: {
    cause: 'Not compliant: a setting reports an error',
    evidence: ({ setting, policy: name, code }) =>
      code === '' ? `${inPolicy(setting, name)}.` : `${inPolicy(setting, name)}: error ${code.toString()}.`,
    next: () => 'Sync the device. If the error stays, give it to an Intune administrator.',
  },
  systemAccountOnly: {
    cause: 'Only the system account isn’t compliant',
    evidence: ({ policy: name }) =>
      `The policy ${name} holds for the person and fails for the device’s system account.`,
    next: () =>
      'Ask them to sign in to the device. Then sync. An administrator can assign the policy to users instead.',
  },
  settingFails: {
    cause: 'Not compliant: a setting isn’t met',
    evidence: ({ setting, policy: name, more }) =>
      more === 0
        ? `${inPolicy(setting, name)} isn’t met.`
        : `${inPolicy(setting, name)} isn’t met, and ${more.toString()} more.`,
    next: () => 'Ask them to change that on the device. Company Portal shows how. Then sync.',
  },
} satisfies WordsOfRules<
  | `setting${string}`
  | 'osTooOld'
  | 'enrolledUserGone'
  | 'noCompliancePolicy'
  | 'inactive'
  | 'remediationFailed'
  | 'appleDeviceBusy'
  | 'systemAccountOnly'
>;
