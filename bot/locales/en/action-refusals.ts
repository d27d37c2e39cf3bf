import type { Hindrance } from '../../helpdesk/actions/where.ts';

type Reasons = Record<Hindrance, string>;

/**
 * Why devices can't take an action, and what works instead: each reason says what can't be done (“be restarted from Intune”), and ends
 * in what to do where nothing better is known for it.
 */
function reasons(cannot: string, instead: string, own: Partial<Reasons> = {}): Reasons {
  const platform = (name: string) => `${name} can’t ${cannot}; ${instead}.`;
  return {
    windows: platform('Windows'),
    ios: platform('an iPhone or iPad'),
    macos: platform('a Mac'),
    android: platform('Android'),
    aosp: platform('Android without Google’s services (AOSP)'),
    linux: platform('Linux'),
    chromeOS: `ChromeOS can’t ${cannot}; look in the Google Admin console instead.`,
    unknownPlatform: `the platform isn’t known, so it can’t be said whether it can ${cannot}. Check it in the Intune admin center.`,
    personalAndroid: `a personal Android work profile can’t ${cannot}; ${instead}.`,
    corporateAndroid: `a corporate Android device can’t ${cannot}; ${instead}.`,
    unknownOwnership: `it isn’t known whether this device is corporate or personal, and that decides whether it can ${cannot}. Set the ownership in Intune first.`,
    notCorporate: `a personal device can’t ${cannot}; if it is the organization’s, set the ownership in Intune first.`,
    notSupervised: `an iPhone or iPad that isn’t supervised can’t ${cannot}; ${instead}.`,
    notShared: `only a shared iPad can ${cannot}; ${instead}.`,
    notEncrypted: `a device that isn’t encrypted can’t ${cannot}; turn encryption on by policy and sync it first.`,
    userEnrolled: `a device under Apple’s User Enrollment can’t ${cannot}; ${instead}.`,
    exchangeOnly: 'managed by Exchange ActiveSync alone; act on it in Exchange instead.',
    configurationManagerOnly: 'managed by Configuration Manager alone; act on it there instead.',
    managedElsewhere: 'managed by something else than Intune; act on it there instead.',
    leaving: 'a retire, wipe or delete is under way, so it takes no other action. Wait for that to end.',
    ...own,
  };
}

const diagnostics = 'ask the person for what the Company Portal app can send';
const defenderElsewhere = 'start it in the Microsoft Defender portal, where it is onboarded there';
const lostMode = 'use Remote lock instead';

export const actionRefusals: Record<string, Reasons> = {
  syncDevice: reasons(
    'be asked to check in from here',
    'ask the person to open their management app and sync',
  ),
  rebootNow: reasons('be restarted from Intune', 'ask the person to restart it'),
  remoteLock: reasons('be locked remotely', 'block sign-in for the account instead', {
    windows: 'Windows can’t be locked remotely; restart it, or block sign-in for the account, instead.',
    chromeOS: 'ChromeOS can’t be locked from here; lock or disable it in the Google Admin console instead.',
    unknownPlatform:
      'the platform isn’t known, so it can’t be said whether it can be locked. Check it in the Intune admin center.',
    personalAndroid:
      'a personal Android work profile can’t be locked remotely; reset the work profile’s passcode, or retire it, instead.',
    unknownOwnership:
      'it isn’t known whether this Android device is corporate, and only those can be locked. Set the ownership in Intune first.',
    exchangeOnly: 'managed by Exchange ActiveSync alone; lock or block it in Exchange instead.',
  }),
  resetPasscode: reasons('have its passcode reset from Intune', 'reset it on the device itself', {
    windows:
      'Windows has no passcode that Intune could reset; reset the account’s password, or have the person set a new PIN at sign-in.',
    macos: 'a Mac has no passcode that Intune could reset; reset the account’s password instead.',
    userEnrolled:
      'under Apple’s User Enrollment the passcode is the person’s own; they reset it with their Apple Account.',
  }),
  quickScan: reasons('be scanned by Defender from Intune', defenderElsewhere),
  fullScan: reasons('be scanned by Defender from Intune', defenderElsewhere),
  windowsDefenderUpdateSignatures: reasons(
    'have Defender updated from Intune',
    'update the Defender app on the device',
  ),
  rotateBitLockerKeys: reasons('have a BitLocker key rotated', 'BitLocker is for Windows alone', {
    macos: 'a Mac has no BitLocker key; rotate its FileVault key in the Intune admin center instead.',
  }),
  rotateLocalAdminPassword: reasons(
    'have a local admin password rotated',
    'only Windows and macOS have one that Intune looks after',
  ),
  setDeviceName: reasons('be renamed from Intune', 'rename it on the device itself', {
    personalAndroid: 'a personal Android work profile can’t be renamed; its name is the person’s own.',
  }),
  createDeviceLogCollectionRequest: reasons('send diagnostics through this action', diagnostics),
  requestRemoteAssistance: reasons('be helped by Intune’s remote assistance', 'use a tool made for it'),
  locateDevice: reasons('be located', 'ask the person to find it with their own account', {
    notSupervised:
      'an iPhone or iPad that isn’t supervised can’t be located; the person can look for it with Apple’s Find My.',
    macos: 'a Mac can’t be located; use Remote lock instead.',
    personalAndroid:
      'a personal Android work profile can’t be located; the person can look for it with Google’s Find Hub.',
  }),
  enableLostMode: reasons('be put into Lost Mode', lostMode, {
    windows: 'Windows has no Lost Mode; locate it, or block sign-in for the account, instead.',
    android: 'Android has no Lost Mode in this bot; lock or locate it instead.',
  }),
  disableLostMode: reasons('be in Lost Mode', 'there is nothing to turn off'),
  playLostModeSound: reasons('play the sound of Lost Mode', lostMode, {
    windows: 'Windows can’t play the sound of Lost Mode; locate it instead.',
    personalAndroid:
      'a personal Android work profile can’t play the sound; the person can with Google’s Find Hub.',
  }),
  bypassActivationLock: reasons(
    'have Activation Lock turned off from Intune',
    'the person turns it off with their Apple Account',
    {
      windows: 'Windows has no Activation Lock; there is nothing to turn off.',
      android: 'Android has no Activation Lock; there is nothing to turn off.',
      aosp: 'AOSP has no Activation Lock; there is nothing to turn off.',
      linux: 'Linux has no Activation Lock; there is nothing to turn off.',
      chromeOS: 'ChromeOS has no Activation Lock; there is nothing to turn off.',
    },
  ),
  logoutSharedAppleDeviceActiveUser: reasons(
    'have its user logged out from Intune',
    'restart it, or ask the person to sign out',
  ),
  shutDown: reasons('be shut down from Intune', 'ask the person to turn it off', {
    windows: 'Windows can’t be shut down from Intune; restart it instead.',
    android: 'Android can’t be shut down from Intune; restart or lock it instead.',
  }),
  wipe: reasons('be wiped from Intune', 'wipe it on the device itself', {
    personalAndroid: 'a personal Android device can’t be wiped; retire it instead.',
    userEnrolled: 'a device under Apple’s User Enrollment can’t be wiped; retire it instead.',
  }),
  retire: reasons('be retired', 'remove it in the Intune admin center', {
    corporateAndroid: 'a corporate Android device can’t be retired; wipe it instead.',
    aosp: 'an AOSP device can’t be retired; wipe it instead.',
    chromeOS: 'ChromeOS can’t be retired; wipe it, or deprovision it in the Google Admin console, instead.',
  }),
  cleanWindowsDevice: reasons('have a fresh start', 'it is for Windows alone: wipe or retire the device', {
    linux: 'Linux can’t have a fresh start; set it up anew on the machine itself.',
  }),
  deleteUserFromSharedAppleDevice: reasons('have a user removed', 'retire the device instead'),
};
