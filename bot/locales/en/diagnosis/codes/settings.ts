import type { Translator } from '../../../translator.ts';
/** What the error codes of policies mean, and what helps. */
export const settingCodes = ({ t }: Translator) => ({
  '0x87D1FDE8': {
    means: t('The setting could not be applied to the device (“Remediation failed”).'),
    next: t('Sync the device. If it stays, check on the device whether something else keeps the setting.'),
  },
  '0x87D1FDE9': {
    means: t('The setting is not applicable to this device.'),
    next: t(
      'Nothing to do, unless the policy should apply: then an Intune administrator checks its platform and edition.',
    ),
  },
  '0x87D1FDEA': {
    means: t('The setting was sent with a value that the device doesn’t take.'),
    next: t('An Intune administrator checks the value in the profile.'),
  },
  '0x87D1FDEB': {
    means: t('The setting’s value has the wrong type for the device.'),
    next: t('An Intune administrator checks the data type in the profile.'),
  },
  '0x87D1FDEC': {
    means: t('The device doesn’t know the setting that the policy refers to.'),
    next: t('An Intune administrator checks whether the device’s OS version has the setting.'),
  },
  '0x87D1FDEE': {
    means: t('Another policy sets the same setting and won.'),
    next: t('An Intune administrator removes the setting from one of the policies.'),
  },
  '0x87D1FDEF': {
    means: t('A rule of the policy could not be evaluated on the device.'),
    next: t('Sync the device. If it stays, an Intune administrator checks the policy.'),
  },
  '0x87D1FDF0': {
    means: t('The device has no information about the certificate that the policy needs.'),
    next: t('Sync the device. If it stays, an Intune administrator checks the certificate profile.'),
  },
  '0x87D1FDF1': {
    means: t('The certificate’s information could not be found.'),
    next: t('Sync the device. If it stays, an Intune administrator checks the certificate profile.'),
  },
  '0x87D1FDF2': {
    means: t('The address of the certificate server (NDES) could not be found.'),
    next: t('An Intune administrator checks the SCEP profile and the connector.'),
  },
  '0x87D1FDF3': {
    means: t('The device’s request for a certificate could not be found.'),
    next: t('Sync the device. If it stays, an Intune administrator checks the certificate connector.'),
  },
  '0x87D11388': {
    means: t('The iPhone or iPad was busy, for example locked or updating.'),
    next: t('Ask them to unlock it and leave it on, then sync.'),
  },
  '0x87D11389': {
    means: t('The iPhone or iPad answered with a state that Intune didn’t expect.'),
    next: t('Sync the device.'),
  },
  '0x87D1138A': {
    means: t('The iPhone or iPad rejected the command because of its format.'),
    next: t('An Intune administrator checks the profile.'),
  },
  '0x87D1138B': {
    means: t('The iPhone or iPad reported an error of its own.'),
    next: t('Sync the device. The device’s page in Intune may say more.'),
  },
});
