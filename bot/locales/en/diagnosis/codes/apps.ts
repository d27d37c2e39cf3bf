import type { Translator } from '../../../translator.ts';
/** What the error codes of apps, of Windows and of enrollment mean, and what helps. */
export const appCodes = ({ t }: Translator) => ({
  '0x87D13B60': {
    means: t('The app waits for a redemption code before it can be installed.'),
    next: t('An Intune administrator checks the app’s licenses.'),
  },
  '0x87D13B61': {
    means: t('The person had installed the app themselves before Intune could.'),
    next: t('Ask them to let Intune manage the app, or to remove it; then sync.'),
  },
  '0x87D13B62': {
    means: t('The person declined the app’s installation.'),
    next: t('Ask them to accept it next time; then sync.'),
  },
  '0x87D13B63': {
    means: t('The person declined the app’s update.'),
    next: t('Ask them to accept it next time; then sync.'),
  },
  '0x87D13B64': {
    means: t('The app’s installation failed.'),
    next: t('Sync the device. If it stays, check its storage and OS version.'),
  },
  '0x87D13B65': {
    means: t('The device is redeeming the app’s code.'),
    next: t('Wait, then sync.'),
  },
  '0x87D13B66': {
    means: t('The app was managed, and the person removed it.'),
    next: t('Ask them to install it again from Company Portal.'),
  },
  '0x87D13B67': {
    means: t('The app’s state isn’t known.'),
    next: t('Sync the device.'),
  },
  '0x87D1041C': {
    means: t(
      'The app wasn’t found on the device after its installation succeeded. Somebody removed it, or the app’s detection rule doesn’t fit.',
    ),
    next: t(
      'Ask them to install it again from Company Portal. If it is there, an Intune administrator checks the detection rule.',
    ),
  },
  '0xC7D14FB2': {
    means: t('The app’s download failed, often because of the connection.'),
    next: t('Ask them to use a good Wi-Fi and to try again.'),
  },
  '0xC7D14FB5': {
    means: t('Android could not install the app and didn’t say why.'),
    next: t('Check that the device supports the app and that Google Play Protect doesn’t block it.'),
  },
  '0xC7D14FBA': {
    means: t('The app’s file was deleted after its download, before it was installed.'),
    next: t('Ask them to install it again.'),
  },
  '0xC7D14FBB': {
    means: t('The device restarted while the app was being installed.'),
    next: t('Ask them to install it again.'),
  },
  '0x80073CF0': {
    means: t('The app’s package could not be opened, or its signature doesn’t fit its publisher.'),
    next: t('An Intune administrator checks the package’s signature.'),
  },
  '0x80073CF3': {
    means: t('The app’s package clashes with one that is installed, or something that it needs is missing.'),
    next: t('An Intune administrator checks what the package depends on.'),
  },
  '0x80073CFB': {
    means: t('A package of the same version, but not the same one, is installed.'),
    next: t('An Intune administrator raises the version, or the old app is removed first.'),
  },
  '0x80073CFF': {
    means: t('Windows doesn’t allow apps from outside the store on this device.'),
    next: t('An Intune administrator checks the policy for sideloading.'),
  },
  '0x80070643': {
    means: t('An installer ended with a fatal error (1603).'),
    next: t('The installer’s log on the device says what failed.'),
  },
  '0x80070005': {
    means: t('Access was denied.'),
    next: t('Check whether the installation runs as the system or as the person.'),
  },
  '0x80070002': {
    means: t('A file wasn’t found.'),
    next: t('An Intune administrator checks the paths in the command.'),
  },
  '0x800705B4': {
    means: t('Something took too long.'),
    next: t('Check the connection and try again.'),
  },
  '0x80180003': {
    means: t(
      'This person may not enroll the device: a limit, a restriction, or too old a version of Windows.',
    ),
    next: t('Check the device limit and the enrollment restrictions.'),
  },
  '0x80180014': {
    means: t('A restriction blocks Windows devices, or this kind of enrollment.'),
    next: t('An Intune administrator checks the enrollment restrictions that apply to this person.'),
  },
  '0x80180018': {
    means: t('The person’s license doesn’t allow enrollment.'),
    next: t('Check the Intune license.'),
  },
  '0x80180026': {
    means: t('The device is already managed in another way.'),
    next: t('Check whether the Configuration Manager client, or another management, is on it.'),
  },
  '0x8018000A': {
    means: t('The device is enrolled already.'),
    next: t('Ask them to disconnect the old account in Settings, under Access work or school.'),
  },
  '0x801C0003': {
    means: t(
      'Entra didn’t let this person join the device: they aren’t allowed to, or have joined too many.',
    ),
    next: t('Your identity team checks the device settings and this person’s devices in Entra.'),
  },
});
