import type { Json } from './channel.ts';

/** What each remote action has to be, written down from Intune's documentation and not from the bot. */
export interface ActionRow {
  id: string;
  title: string;
  /** Behind `Microsoft.Intune_RemoteTasks_`. */
  permission: string;
  on: Json;
  /** A platform where it can't be, and what is said there. */
  notOn: Json;
  why: RegExp;
  /** What is filled into its form. */
  form?: Json;
  confirm: string;
  destructive?: true;
  /** Behind the device's own address, with the version before it. */
  call: `${'v1.0' | 'beta'} ${string}`;
  body?: Json;
  done: RegExp;
  leaves?: true;
}

const company = { managedDeviceOwnerType: 'company' };
const windows = { operatingSystem: 'Windows', isEncrypted: true, ...company };
const mac = { operatingSystem: 'macOS', ...company };
const iphone = { operatingSystem: 'iOS', isSupervised: true, ...company };
const android = { operatingSystem: 'AndroidEnterprise', ...company };
const workProfile = { operatingSystem: 'AndroidForWork', managedDeviceOwnerType: 'personal' };
const linux = { operatingSystem: 'Linux', ...company };
const chrome = { operatingSystem: 'ChromeOS', ...company };
const sharedIpad = {
  operatingSystem: 'iPadOS',
  model: 'iPad',
  isSupervised: true,
  deviceEnrollmentType: 'appleBulkWithoutUser',
  userId: '',
  ...company,
};

const everyone: readonly ActionRow[] = [
  {
    ...{ id: 'syncDevice', title: 'Sync', permission: 'SyncDevice', on: windows, notOn: linux },
    ...{ why: /Linux can’t be synced/, confirm: 'Confirm sync' },
    ...{ call: 'v1.0 syncDevice', done: /Synced/ },
  },
  {
    ...{ id: 'rebootNow', title: 'Restart', permission: 'RebootNow', on: windows, notOn: workProfile },
    ...{ why: /work profile can’t be restarted/, confirm: 'Confirm restart' },
    ...{ call: 'v1.0 rebootNow', done: /Restarted/ },
  },
  {
    ...{ id: 'remoteLock', title: 'Remote lock', permission: 'RemoteLock', on: mac, notOn: windows },
    ...{ why: /Windows can’t be locked/, confirm: 'Confirm remote lock' },
    ...{ call: 'v1.0 remoteLock', done: /Locked/ },
  },
  {
    ...{ id: 'resetPasscode', title: 'Reset passcode', permission: 'ResetPasscode', on: android, notOn: mac },
    ...{ why: /a Mac has no passcode/, confirm: 'Confirm passcode reset' },
    ...{ call: 'v1.0 resetPasscode', done: /Passcode reset/ },
  },
];

const ofWindows: readonly ActionRow[] = [
  {
    ...{ id: 'quickScan', title: 'Quick scan', permission: 'WindowsDefender', on: windows, notOn: mac },
    ...{ why: /a Mac can’t be scanned/, confirm: 'Confirm quick scan' },
    ...{ call: 'v1.0 windowsDefenderScan', body: { quickScan: true }, done: /Quick scan done/ },
  },
  {
    ...{ id: 'fullScan', title: 'Full scan', permission: 'WindowsDefender', on: windows, notOn: iphone },
    ...{ why: /iPhone or iPad can’t be scanned/, confirm: 'Confirm full scan' },
    ...{ call: 'v1.0 windowsDefenderScan', body: { quickScan: false }, done: /Full scan done/ },
  },
  {
    ...{ id: 'windowsDefenderUpdateSignatures', permission: 'WindowsDefender', on: windows, notOn: android },
    ...{ title: 'Update Windows Defender security intelligence', confirm: 'Confirm update' },
    ...{ why: /Android can’t have Defender updated/, call: 'v1.0 windowsDefenderUpdateSignatures' },
    done: /Security intelligence updated/,
  },
  {
    ...{ id: 'rotateBitLockerKeys', title: 'BitLocker key rotation', permission: 'RotateBitLockerKeys' },
    ...{ on: windows, notOn: { ...windows, isEncrypted: false }, why: /isn’t encrypted can’t/ },
    ...{ confirm: 'Confirm key rotation', call: 'beta rotateBitLockerKeys', done: /BitLocker key rotated/ },
  },
  {
    ...{ id: 'rotateLocalAdminPassword', title: 'Rotate local admin password' },
    ...{ permission: 'RotateLocalAdminPassword', on: windows, notOn: iphone },
    ...{ why: /can’t have a local admin password rotated/, confirm: 'Confirm password rotation' },
    ...{ call: 'beta rotateLocalAdminPassword', done: /Local admin password rotated/ },
  },
  {
    ...{ id: 'setDeviceName', title: 'Rename device', permission: 'SetDeviceName' },
    ...{ on: windows, notOn: workProfile, why: /work profile can’t be renamed/, confirm: 'Confirm rename' },
    ...{ form: { newName: ' DESK-042 ' }, call: 'beta setDeviceName', body: { deviceName: 'DESK-042' } },
    done: /Renamed/,
  },
  {
    ...{ id: 'createDeviceLogCollectionRequest', title: 'Collect diagnostics', permission: 'DeviceLogs' },
    ...{ on: windows, notOn: { ...windows, managedDeviceOwnerType: 'personal' } },
    ...{ why: /personal device can’t send diagnostics/, confirm: 'Confirm collecting diagnostics' },
    ...{ call: 'beta createDeviceLogCollectionRequest' },
    ...{ body: { templateType: { templateType: 'predefined' } }, done: /Diagnostics collected/ },
  },
  {
    ...{ id: 'requestRemoteAssistance', title: 'New remote assistance session' },
    ...{ permission: 'RequestRemoteAssistance', on: mac, notOn: linux },
    ...{ why: /Linux can’t be helped/, confirm: 'Confirm remote assistance' },
    ...{ call: 'v1.0 requestRemoteAssistance', done: /Session requested/ },
  },
];

const lost: readonly ActionRow[] = [
  {
    ...{ id: 'locateDevice', title: 'Locate device', permission: 'LocateDevice', on: android, notOn: mac },
    ...{ why: /a Mac can’t be located/, confirm: 'Confirm locate' },
    ...{ call: 'v1.0 locateDevice', done: /Located/ },
  },
  {
    ...{ id: 'enableLostMode', title: 'Enable Lost Mode', permission: 'EnableLostMode', on: iphone },
    ...{ notOn: { ...iphone, isSupervised: false }, why: /isn’t supervised can’t be put into Lost Mode/ },
    ...{ confirm: 'Confirm Lost Mode', call: 'beta enableLostMode', done: /In Lost Mode/ },
    form: { message: 'Please call us', phoneNumber: '+358 9 1234567', footer: '' },
    body: { message: 'Please call us', phoneNumber: '+358 9 1234567', footer: '' },
  },
  {
    ...{ id: 'disableLostMode', title: 'Disable Lost Mode', permission: 'DisableLostMode', on: iphone },
    ...{ notOn: windows, why: /Windows can’t be in Lost Mode/, confirm: 'Confirm leaving Lost Mode' },
    ...{ call: 'v1.0 disableLostMode', done: /Out of Lost Mode/ },
  },
  {
    ...{ id: 'playLostModeSound', title: 'Play Lost Mode sound', permission: 'PlayLostModeSound' },
    ...{
      on: iphone,
      notOn: mac,
      why: /a Mac can’t play the Lost Mode sound/,
      form: { durationInMinutes: '15' },
    },
    ...{ confirm: 'Confirm sound', call: 'beta playLostModeSound', body: { durationInMinutes: '15' } },
    done: /Sound played/,
  },
];

const apple: readonly ActionRow[] = [
  {
    ...{ id: 'bypassActivationLock', title: 'Disable Activation Lock', permission: 'BypassActivationLock' },
    ...{ on: mac, notOn: android, why: /Android has no Activation Lock/ },
    ...{ confirm: 'Confirm turning off Activation Lock', call: 'v1.0 bypassActivationLock' },
    done: /Activation Lock turned off/,
  },
  {
    ...{ id: 'logoutSharedAppleDeviceActiveUser', title: 'Logout current user' },
    ...{ permission: 'ManageSharedDeviceUsers', on: sharedIpad, notOn: iphone },
    ...{ why: /only a shared iPad can have its user logged out/, confirm: 'Confirm log out' },
    ...{ call: 'v1.0 logoutSharedAppleDeviceActiveUser', done: /Logged out/ },
  },
  {
    ...{ id: 'shutDown', title: 'Shut down', permission: 'ShutDown', on: mac, notOn: windows },
    ...{ why: /Windows can’t be shut down/, confirm: 'Confirm shut down' },
    ...{ call: 'v1.0 shutDown', done: /Shut down, / },
  },
  {
    ...{ id: 'deleteUserFromSharedAppleDevice', title: 'Remove user', destructive: true },
    ...{ permission: 'ManageSharedDeviceUsers', on: sharedIpad, notOn: mac },
    ...{ why: /a Mac can’t have a user removed/, confirm: 'Confirm removing the user' },
    ...{ call: 'v1.0 deleteUserFromSharedAppleDevice', done: /User removed/ },
    form: { userPrincipalName: 'pupil@contoso.example' },
    body: { userPrincipalName: 'pupil@contoso.example' },
  },
];

const leaving: readonly ActionRow[] = [
  {
    ...{ id: 'wipe', title: 'Wipe', permission: 'Wipe', on: mac, notOn: workProfile },
    ...{ why: /personal Android device can’t be wiped/, confirm: 'Confirm wipe', destructive: true },
    ...{ form: { macOsUnlockCode: '739182' }, call: 'v1.0 wipe', done: /Wiped/, leaves: true },
    body: { keepEnrollmentData: false, keepUserData: false, macOsUnlockCode: '739182' },
  },
  {
    ...{ id: 'retire', title: 'Retire', permission: 'Retire', on: workProfile, notOn: chrome },
    ...{ why: /ChromeOS can’t be retired/, confirm: 'Confirm retire', destructive: true },
    ...{ call: 'v1.0 retire', done: /Retired/, leaves: true },
  },
  {
    ...{ id: 'cleanWindowsDevice', title: 'Fresh Start', permission: 'CleanPC', on: windows, notOn: mac },
    ...{ why: /a Mac can’t have a fresh start/, confirm: 'Confirm fresh start', destructive: true },
    ...{ form: { keepUserData: 'false' }, call: 'v1.0 cleanWindowsDevice', body: { keepUserData: false } },
    done: /Fresh start done/,
  },
];

export const actionRows: readonly ActionRow[] = [...everyone, ...ofWindows, ...lost, ...apple, ...leaving];
