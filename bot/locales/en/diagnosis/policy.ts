import type { Translator } from '../../translator.ts';
import type { SomeRules } from './rule-words.ts';
import { settingName } from './settings.ts';

export const policy = (translator: Translator) => {
  const { t } = translator;
  const nameOf = settingName(translator);
  const inPolicy = (setting: string, policy: string): string =>
    t('“{{setting}}” in the policy {{policy}}', { setting: nameOf(setting), policy });
  return {
    osTooOld: {
      cause: t('Not compliant: the operating system is too old'),
      evidence: ({ policy: name, version }) =>
        version === ''
          ? t('The policy {{name}} asks for a newer one.', { name })
          : t('It has {{version}}. The policy {{name}} asks for a newer one.', { version, name }),
      next: () => t('Ask them to install the updates that the device offers. Then sync.'),
    },
    enrolledUserGone: {
      cause: t('Not compliant: the person who enrolled it is gone'),
      evidence: () => t('The enrolling account is no longer in Entra or has no license.'),
      next: () => t('Ask your identity team. Otherwise the device has to be enrolled again by its user.'),
    },
    noCompliancePolicy: {
      cause: t('Not compliant: no policy is assigned'),
      evidence: () => t('This tenant counts a device without a compliance policy as not compliant.'),
      next: () => t('Ask an Intune administrator to assign a policy.'),
    },
    inactive: {
      cause: t('Not compliant: counted as inactive'),
      evidence: () => t('Intune’s own setting “Is active” isn’t met: the device was silent for too long.'),
      next: () => t('Sync the device and ask them to keep it on. Its compliance is then evaluated again.'),
    },
    remediationFailed: {
      cause: t('A setting could not be applied'),
      evidence: ({ setting, policy: name }) =>
        t('{{where}}: remediation failed (-2016281112).', { where: inPolicy(setting, name) }),
      next: () => t('Ask them to restart the device. Then sync.'),
    },
    settingNotApplicable: {
      cause: t('A setting doesn’t fit this device'),
      evidence: ({ setting, policy: name }) =>
        t('{{where}}: not applicable (-2016281111).', { where: inPolicy(setting, name) }),
      next: () => t('Ask an Intune administrator to leave this kind of device out of the policy.'),
    },
    appleDeviceBusy: {
      cause: t('The device was busy'),
      evidence: ({ setting, policy: name }) =>
        t('{{where}}: the device was busy (-2016341112).', { where: inPolicy(setting, name) }),
      next: () => t('Ask them to unlock the device and leave it on. Then sync.'),
    },
    settingError: {
      cause: t('Not compliant: a setting reports an error'),
      evidence: ({ setting, policy: name, code }) =>
        code === ''
          ? `${inPolicy(setting, name)}.`
          : t('{{where}}: error {{code}}.', { where: inPolicy(setting, name), code: code }),
      next: () => t('Sync the device. If the error stays, give it to an Intune administrator.'),
    },
    systemAccountOnly: {
      cause: t('Only the system account isn’t compliant'),
      evidence: ({ policy: name }) =>
        t('The policy {{name}} holds for the person and fails for the device’s system account.', { name }),
      next: () =>
        t(
          'Ask them to sign in to the device. Then sync. An administrator can assign the policy to users instead.',
        ),
    },
    settingFails: {
      cause: t('Not compliant: a setting isn’t met'),
      evidence: ({ setting, policy: name, more }) =>
        more === 0
          ? t('{{where}} isn’t met.', { where: inPolicy(setting, name) })
          : t('{{where}} isn’t met, and {{more}} more.', {
              where: inPolicy(setting, name),
              more: more,
            }),
      next: () => t('Ask them to change that on the device. Company Portal shows how. Then sync.'),
    },
  } satisfies SomeRules;
};
