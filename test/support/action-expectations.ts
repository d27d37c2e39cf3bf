import type { ActionId } from '../../bot/helpdesk/actions/catalogue.ts';
import type { Json } from './channel.ts';
import type { Kind } from './device-kinds.ts';

/** What a remote action has to be. */
export interface Expectations {
  /** The devices that take it. */
  works: readonly Kind[];
  title: string;
  /** Without `Microsoft.Intune_RemoteTasks_`. */
  permission: string;
  /** The device on which it is tried. */
  on: Kind;
  /** A device that can't take it, and the reason. */
  notOn: Kind;
  why: RegExp;
  /** The values for its form. */
  form?: Json;
  confirm: string;
  destructive?: boolean;
  /** Graph's version and name. */
  call: `${'v1.0' | 'beta'} ${string}`;
  body?: Json | undefined;
  done: RegExp;
  leaves?: boolean;
}

const WINDOWS: Kind[] = ['windows', 'windowsPersonal', 'windowsOpen'];
const APPLE_PHONES: Kind[] = ['iphone', 'iphonePersonal', 'iphoneUserEnrolled', 'ipadShared'];
const TVS: Kind[] = ['appleTv'];
const VISION: Kind[] = ['visionPro', 'visionProOld'];
const SUPERVISED: Kind[] = ['iphone', 'ipadShared'];
const MACS: Kind[] = ['mac', 'macOld', 'macPersonal'];
const CORPORATE: Kind[] = ['android', 'androidNew'];
const ANDROIDS: Kind[] = [...CORPORATE, 'androidPersonal', 'androidUnknown'];

/**
 * Written down from Intune's documentation and not from the bot. A new action needs no row: without one, the tests expect what the
 * sandbox's row and the words say. A row pins an action whose platforms or body are easy to get wrong.
 */
export const expectations: Partial<Record<ActionId, Expectations>> = {
  syncDevice: {
    works: [...WINDOWS, ...APPLE_PHONES, ...VISION, ...TVS, ...MACS, ...ANDROIDS],
    title: 'Sync',
    permission: 'SyncDevice',
    on: 'windows',
    notOn: 'linux',
    why: /Linux can’t be synced/,
    confirm: 'Confirm sync',
    call: 'v1.0 syncDevice',
    done: /Synced/,
  },
  rebootNow: {
    works: [...WINDOWS, ...SUPERVISED, ...TVS, ...MACS, ...CORPORATE, 'aosp', 'chromebook'],
    title: 'Restart',
    permission: 'RebootNow',
    on: 'windows',
    notOn: 'androidPersonal',
    why: /work profile can’t be restarted/,
    confirm: 'Confirm restart',
    call: 'v1.0 rebootNow',
    done: /Restarted/,
  },
  remoteLock: {
    works: [...APPLE_PHONES, 'visionPro', ...MACS, ...CORPORATE, 'aosp'],
    title: 'Remote lock',
    permission: 'RemoteLock',
    on: 'mac',
    notOn: 'windows',
    why: /Windows can’t be locked/,
    confirm: 'Confirm remote lock',
    call: 'v1.0 remoteLock',
    done: /Locked/,
  },
  resetPasscode: {
    works: ['iphone', 'iphonePersonal', 'ipadShared', 'visionPro', ...ANDROIDS, 'aosp'],
    title: 'Reset passcode',
    permission: 'ResetPasscode',
    on: 'android',
    notOn: 'mac',
    why: /a Mac has no passcode/,
    confirm: 'Confirm passcode reset',
    call: 'v1.0 resetPasscode',
    done: /Passcode reset/,
  },
  quickScan: {
    works: WINDOWS,
    title: 'Quick scan',
    permission: 'WindowsDefender',
    on: 'windows',
    notOn: 'mac',
    why: /a Mac can’t be scanned/,
    confirm: 'Confirm quick scan',
    call: 'v1.0 windowsDefenderScan',
    body: { quickScan: true },
    done: /Quick scan done/,
  },
  fullScan: {
    works: WINDOWS,
    title: 'Full scan',
    permission: 'WindowsDefender',
    on: 'windows',
    notOn: 'iphone',
    why: /iPhone or iPad can’t be scanned/,
    confirm: 'Confirm full scan',
    call: 'v1.0 windowsDefenderScan',
    body: { quickScan: false },
    done: /Full scan done/,
  },
  windowsDefenderUpdateSignatures: {
    works: WINDOWS,
    permission: 'WindowsDefender',
    on: 'windows',
    notOn: 'android',
    title: 'Update Windows Defender security intelligence',
    confirm: 'Confirm update',
    why: /Android can’t have Defender updated/,
    call: 'v1.0 windowsDefenderUpdateSignatures',
    done: /Security intelligence updated/,
  },
  rotateBitLockerKeys: {
    works: ['windows', 'windowsPersonal'],
    title: 'BitLocker key rotation',
    permission: 'RotateBitLockerKeys',
    on: 'windows',
    notOn: 'windowsOpen',
    why: /isn’t encrypted can’t/,
    confirm: 'Confirm key rotation',
    call: 'beta rotateBitLockerKeys',
    done: /BitLocker key rotated/,
  },
  rotateLocalAdminPassword: {
    works: ['windows', 'windowsOpen'],
    title: 'Rotate local admin password',
    permission: 'RotateLocalAdminPassword',
    on: 'windows',
    notOn: 'iphone',
    why: /can’t have a local admin password rotated/,
    confirm: 'Confirm password rotation',
    call: 'beta rotateLocalAdminPassword',
    done: /Local admin password rotated/,
  },
  setDeviceName: {
    works: ['windows', 'windowsOpen', ...SUPERVISED, ...TVS, 'mac', 'macOld', ...CORPORATE],
    title: 'Rename device',
    permission: 'SetDeviceName',
    on: 'windows',
    notOn: 'androidPersonal',
    why: /work profile can’t be renamed/,
    confirm: 'Confirm rename',
    form: { newName: ' DESK-042 ' },
    call: 'beta setDeviceName',
    body: { deviceName: 'DESK-042' },
    done: /Renamed/,
  },
  createDeviceLogCollectionRequest: {
    works: ['windows', 'windowsOpen'],
    title: 'Collect diagnostics',
    permission: 'DeviceLogs',
    on: 'windows',
    notOn: 'windowsPersonal',
    why: /personal device can’t send diagnostics/,
    confirm: 'Confirm collecting diagnostics',
    call: 'beta createDeviceLogCollectionRequest',
    body: { templateType: { templateType: 'predefined' } },
    done: /Diagnostics collected/,
  },
  requestRemoteAssistance: {
    works: [...WINDOWS, ...APPLE_PHONES, ...MACS, ...ANDROIDS],
    title: 'New remote assistance session',
    permission: 'RequestRemoteAssistance',
    on: 'mac',
    notOn: 'linux',
    why: /Linux can’t be helped/,
    confirm: 'Confirm remote assistance',
    call: 'v1.0 requestRemoteAssistance',
    done: /Session requested/,
  },
  locateDevice: {
    works: [...WINDOWS, ...SUPERVISED, ...CORPORATE],
    title: 'Locate device',
    permission: 'LocateDevice',
    on: 'android',
    notOn: 'mac',
    why: /a Mac can’t be located/,
    confirm: 'Confirm locate',
    call: 'v1.0 locateDevice',
    done: /Located/,
  },
  enableLostMode: {
    works: [...SUPERVISED, 'chromebook'],
    title: 'Turn on Lost mode',
    permission: 'EnableLostMode',
    on: 'iphone',
    notOn: 'iphonePersonal',
    why: /isn’t supervised can’t be put into Lost Mode/,
    confirm: 'Confirm Lost Mode',
    call: 'beta enableLostMode',
    done: /In Lost Mode/,
    form: { message: 'Please call us', phoneNumber: '+358 9 1234567', footer: '' },
    body: { message: 'Please call us', phoneNumber: '+358 9 1234567', footer: '' },
  },
  disableLostMode: {
    works: [...SUPERVISED, 'chromebook'],
    title: 'Turn off Lost mode',
    permission: 'DisableLostMode',
    on: 'iphone',
    notOn: 'windows',
    why: /Windows can’t be in Lost Mode/,
    confirm: 'Confirm leaving Lost Mode',
    call: 'v1.0 disableLostMode',
    done: /Out of Lost Mode/,
  },
  playLostModeSound: {
    works: [...SUPERVISED, ...CORPORATE],
    title: 'Play Lost mode sound',
    permission: 'PlayLostModeSound',
    ...{
      on: 'iphone',
      notOn: 'mac',
      why: /a Mac can’t play the Lost Mode sound/,
      form: { durationInMinutes: '15' },
    },
    confirm: 'Confirm sound',
    call: 'beta playLostModeSound',
    body: { durationInMinutes: '15' },
    done: /Sound played/,
  },
  bypassActivationLock: {
    works: [...SUPERVISED, ...MACS],
    title: 'Disable Activation Lock',
    permission: 'BypassActivationLock',
    on: 'mac',
    notOn: 'android',
    why: /Android has no Activation Lock/,
    confirm: 'Confirm turning off Activation Lock',
    call: 'v1.0 bypassActivationLock',
    done: /Activation Lock turned off/,
  },
  logoutSharedAppleDeviceActiveUser: {
    works: ['ipadShared'],
    title: 'Logout current user',
    permission: 'ManageSharedDeviceUsers',
    on: 'ipadShared',
    notOn: 'iphone',
    why: /only a shared iPad can have its user logged out/,
    confirm: 'Confirm log out',
    call: 'v1.0 logoutSharedAppleDeviceActiveUser',
    done: /Logged out/,
  },
  shutDown: {
    works: [...SUPERVISED, ...MACS],
    title: 'Shut down',
    permission: 'ShutDown',
    on: 'mac',
    notOn: 'windows',
    why: /Windows can’t be shut down/,
    confirm: 'Confirm shut down',
    call: 'v1.0 shutDown',
    done: /Shut down, /,
  },
  deleteUserFromSharedAppleDevice: {
    works: ['ipadShared'],
    title: 'Remove user',
    destructive: true,
    permission: 'ManageSharedDeviceUsers',
    on: 'ipadShared',
    notOn: 'mac',
    why: /a Mac can’t have a user removed/,
    confirm: 'Confirm removing the user',
    call: 'v1.0 deleteUserFromSharedAppleDevice',
    done: /User removed/,
    form: { userPrincipalName: 'pupil@contoso.example' },
    body: { userPrincipalName: 'pupil@contoso.example' },
  },
  wipe: {
    works: [
      ...WINDOWS,
      'iphone',
      'iphonePersonal',
      'ipadShared',
      ...VISION,
      ...TVS,
      ...MACS,
      ...CORPORATE,
      'aosp',
      'chromebook',
    ],
    title: 'Wipe',
    permission: 'Wipe',
    on: 'mac',
    notOn: 'androidPersonal',
    why: /personal Android device can’t be wiped/,
    confirm: 'Confirm wipe',
    destructive: true,
    form: { macOsUnlockCode: '739182' },
    call: 'v1.0 wipe',
    done: /Wiped/,
    leaves: true,
    body: { keepEnrollmentData: false, keepUserData: false, macOsUnlockCode: '739182' },
  },
  retire: {
    works: [...WINDOWS, ...APPLE_PHONES, ...VISION, ...TVS, ...MACS, 'androidPersonal'],
    title: 'Retire',
    permission: 'Retire',
    on: 'androidPersonal',
    notOn: 'chromebook',
    why: /ChromeOS can’t be retired/,
    confirm: 'Confirm retire',
    destructive: true,
    call: 'v1.0 retire',
    done: /Retired/,
    leaves: true,
  },
  cleanWindowsDevice: {
    works: WINDOWS,
    title: 'Fresh Start',
    permission: 'CleanPC',
    on: 'windows',
    notOn: 'mac',
    why: /a Mac can’t have a fresh start/,
    confirm: 'Confirm fresh start',
    destructive: true,
    form: { keepUserData: 'false' },
    call: 'v1.0 cleanWindowsDevice',
    body: { keepUserData: false },
    done: /Fresh start done/,
  },
};
