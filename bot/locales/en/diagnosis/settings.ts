import type { Translator } from '../../translator.ts';
/** Settings of compliance policies as the admin center names them (Microsoft Learn, "Compliance policy settings"). */
const settings = ({ t }: Translator): Readonly<Record<string, string>> => ({
  BitLockerEnabled: t('Require BitLocker'),
  StorageRequireEncryption: t('Require encryption of data storage'),
  StorageRequireDeviceEncryption: t('Require encryption of data storage'),
  SecureBootEnabled: t('Require Secure Boot'),
  CodeIntegrityEnabled: t('Require code integrity'),
  PasswordRequired: t('Require a password'),
  PasswordMinimumLength: t('Minimum password length'),
  PasswordMinutesOfInactivityBeforeLock: t('Minutes of inactivity before a password is required'),
  PasswordRequiredType: t('Required password type'),
  PasscodeRequired: t('Require a password'),
  OsMinimumVersion: t('Minimum OS version'),
  OsMaximumVersion: t('Maximum OS version'),
  SecurityBlockJailbrokenDevices: t('Jailbroken or rooted devices'),
  DeviceThreatProtectionRequiredSecurityLevel: t('Require the device to be at or under the threat level'),
  DeviceThreatProtectionEnabled: t('Require a threat agent'),
  AntivirusRequired: t('Antivirus'),
  AntiSpywareRequired: t('Antispyware'),
  DefenderEnabled: t('Microsoft Defender Antimalware'),
  RtpEnabled: t('Real-time protection'),
  SignatureOutOfDate: t('Defender security intelligence up to date'),
  ActiveFirewallRequired: t('Firewall'),
  FirewallEnabled: t('Firewall'),
  TpmRequired: t('Trusted Platform Module (TPM)'),
  SystemIntegrityProtectionEnabled: t('Require system integrity protection'),
  MinAndroidSecurityPatchLevel: t('Minimum security patch level'),
  SecurityRequireVerifyApps: t('Threat scan on apps'),
  SecurityRequireGooglePlayServices: t('Google Play Services is configured'),
});

/** A setting's name in the admin center. One that isn't in the table is shown as Graph's name, in words. */
export function settingName(translator: Translator): (name: string) => string {
  const known = settings(translator);
  return (name) =>
    Object.hasOwn(known, name)
      ? (known[name] ?? name)
      : name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}
