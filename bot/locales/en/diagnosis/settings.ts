/** Settings of compliance policies as the admin center names them (Microsoft Learn, "Compliance policy settings"). */
const SETTINGS: Readonly<Record<string, string>> = {
  BitLockerEnabled: 'Require BitLocker',
  StorageRequireEncryption: 'Require encryption of data storage',
  StorageRequireDeviceEncryption: 'Require encryption of data storage',
  SecureBootEnabled: 'Require Secure Boot',
  CodeIntegrityEnabled: 'Require code integrity',
  PasswordRequired: 'Require a password',
  PasswordMinimumLength: 'Minimum password length',
  PasswordMinutesOfInactivityBeforeLock: 'Minutes of inactivity before a password is required',
  PasswordRequiredType: 'Required password type',
  PasscodeRequired: 'Require a password',
  OsMinimumVersion: 'Minimum OS version',
  OsMaximumVersion: 'Maximum OS version',
  SecurityBlockJailbrokenDevices: 'Jailbroken or rooted devices',
  DeviceThreatProtectionRequiredSecurityLevel: 'Require the device to be at or under the threat level',
  DeviceThreatProtectionEnabled: 'Require a threat agent',
  AntivirusRequired: 'Antivirus',
  AntiSpywareRequired: 'Antispyware',
  DefenderEnabled: 'Microsoft Defender Antimalware',
  RtpEnabled: 'Real-time protection',
  SignatureOutOfDate: 'Defender security intelligence up to date',
  ActiveFirewallRequired: 'Firewall',
  FirewallEnabled: 'Firewall',
  TpmRequired: 'Trusted Platform Module (TPM)',
  SystemIntegrityProtectionEnabled: 'Require system integrity protection',
  MinAndroidSecurityPatchLevel: 'Minimum security patch level',
  SecurityRequireVerifyApps: 'Threat scan on apps',
  SecurityRequireGooglePlayServices: 'Google Play Services is configured',
};

/** A setting's name in the admin center. One that isn't in the table is shown as Graph's name, in words. */
export function settingName(name: string): string {
  if (Object.hasOwn(SETTINGS, name)) return SETTINGS[name] ?? name;
  return name.replace(/([a-z\d])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2');
}
