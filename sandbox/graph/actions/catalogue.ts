import type { Tenant } from '../tenant/index.ts';
import type { Fields, ManagedDevice, Version } from '../types.ts';
import type { Change } from './changes.ts';
import { assistanceStarted, lostMode, renamed } from './changes.ts';
import { newLocalAdminPassword, newRecoveryKey } from './kept-secrets.ts';
import { logCollected, logRequested } from './log-requests.ts';
import { location, passcode, unlockPin } from './secrets.ts';

type Parameter = 'boolean' | 'string' | 'number' | 'object';

/** A remote action of Intune: where Graph has it, what it takes, who may run it and what it changes. */
export interface RemoteAction {
  /** Actions of v1.0 are on beta too. */
  version: Version;
  /** The resource action that allows it, without `Microsoft.Intune_RemoteTasks_` or, for one of devices, `Microsoft.Intune_`. */
  permission: string;
  /** DELETE: of the device's record, and no action of this name. */
  method?: 'DELETE';
  /** True if Intune's built-in Help Desk Operator role lacks the permission. */
  notForHelpDesk?: true;
  parameters?: Record<string, Parameter>;
  /** Parameters that are ids of what the tenant has at these paths. */
  refers?: Record<string, string>;
  /** Those that only beta's call takes, of an action that v1.0 has too. */
  onlyBeta?: readonly string[];
  /** Graph's answer to the request, if there is more than a status. */
  answer?: (tenant: Tenant, device: ManagedDevice, now: Date) => Fields;
  /** The result's own type, and what the device adds when it is done. */
  result?: {
    type: string;
    done: (device: ManagedDevice, at: string) => Fields;
    /** What Intune knows before the device answers. */
    pending?: (device: ManagedDevice) => Fields;
  };
  change?: Change;
  /** True if it fails on a device that isn't in Lost Mode. */
  needsLostMode?: true;
  /** For actions after which the device leaves Intune: its management states on the way. */
  leaves?: { pending: string; done: string; failed: string; canceled: string };
}

const system = (device: ManagedDevice): string => (device.operatingSystem ?? '').toLowerCase();

/** By Graph's name. */
export const remoteActions: Record<string, RemoteAction> = {
  syncDevice: { version: 'v1.0', permission: 'SyncDevice' },
  remoteLock: {
    version: 'v1.0',
    permission: 'RemoteLock',
    result: {
      type: 'remoteLockActionResult',
      // a Mac is locked with a PIN that only Intune knows
      done: (device) => ({ unlockPin: system(device).startsWith('mac') ? unlockPin(device) : null }),
      pending: (device) => (system(device).startsWith('mac') ? { unlockPin: unlockPin(device) } : {}),
    },
  },
  resetPasscode: {
    version: 'v1.0',
    permission: 'ResetPasscode',
    result: {
      type: 'resetPasscodeActionResult',
      // Apple's devices lose the passcode, Android gets a new one
      done: (device) => ({ passcode: /^(ios|ipad)/.test(system(device)) ? null : passcode(device) }),
    },
  },
  rebootNow: { version: 'v1.0', permission: 'RebootNow' },
  shutDown: { version: 'v1.0', permission: 'ShutDown' },
  retire: {
    version: 'v1.0',
    permission: 'Retire',
    leaves: {
      pending: 'retirePending',
      done: 'retireIssued',
      failed: 'retireFailed',
      canceled: 'retireCanceled',
    },
  },
  // it starts a retire
  delete: {
    version: 'v1.0',
    permission: 'ManagedDevices_Delete',
    notForHelpDesk: true,
    method: 'DELETE',
    leaves: {
      pending: 'deletePending',
      done: 'retireIssued',
      failed: 'retireFailed',
      canceled: 'retireCanceled',
    },
  },
  wipe: {
    version: 'v1.0',
    permission: 'Wipe',
    parameters: {
      keepEnrollmentData: 'boolean',
      keepUserData: 'boolean',
      macOsUnlockCode: 'string',
      persistEsimDataPlan: 'boolean',
      useProtectedWipe: 'boolean',
      obliterationBehavior: 'string',
    },
    onlyBeta: ['useProtectedWipe', 'obliterationBehavior'],
    leaves: { pending: 'wipePending', done: 'wipeIssued', failed: 'wipeFailed', canceled: 'wipeCanceled' },
  },
  locateDevice: {
    version: 'v1.0',
    permission: 'LocateDevice',
    needsLostMode: true,
    result: {
      type: 'locateDeviceActionResult',
      done: (device, at) => ({ deviceLocation: location(device, at) }),
    },
  },
  cleanWindowsDevice: { version: 'v1.0', permission: 'CleanPC', parameters: { keepUserData: 'boolean' } },
  windowsDefenderScan: {
    version: 'v1.0',
    permission: 'WindowsDefender',
    parameters: { quickScan: 'boolean' },
  },
  windowsDefenderUpdateSignatures: { version: 'v1.0', permission: 'WindowsDefender' },
  disableLostMode: {
    version: 'v1.0',
    permission: 'DisableLostMode',
    needsLostMode: true,
    change: lostMode(false),
  },
  enableLostMode: {
    version: 'beta',
    permission: 'EnableLostMode',
    parameters: { message: 'string', phoneNumber: 'string', footer: 'string' },
    change: lostMode(true),
  },
  playLostModeSound: {
    version: 'beta',
    permission: 'PlayLostModeSound',
    parameters: { durationInMinutes: 'string' },
    needsLostMode: true,
  },
  logoutSharedAppleDeviceActiveUser: { version: 'v1.0', permission: 'ManageSharedDeviceUsers' },
  deleteUserFromSharedAppleDevice: {
    version: 'v1.0',
    permission: 'ManageSharedDeviceUsers',
    parameters: { userPrincipalName: 'string' },
  },
  requestRemoteAssistance: {
    version: 'v1.0',
    permission: 'RequestRemoteAssistance',
    change: assistanceStarted,
  },
  bypassActivationLock: { version: 'v1.0', permission: 'BypassActivationLock', notForHelpDesk: true },
  setDeviceName: {
    version: 'beta',
    permission: 'SetDeviceName',
    parameters: { deviceName: 'string' },
    change: renamed,
  },
  createDeviceLogCollectionRequest: {
    version: 'beta',
    permission: 'DeviceLogs',
    parameters: { templateType: 'object' },
    answer: logRequested,
    change: logCollected,
  },
  // Lost mode of ChromeOS
  disable: { version: 'beta', permission: 'EnableLostMode', change: lostMode(true) },
  reenable: { version: 'beta', permission: 'DisableLostMode', needsLostMode: true, change: lostMode(false) },
  deprovision: { version: 'beta', permission: 'Retire', parameters: { deprovisionReason: 'string' } },
  rotateFileVaultKey: { version: 'beta', permission: 'RotateFileVaultKey' },
  rotateRecoveryLockPasscode: {
    version: 'beta',
    permission: 'RotateRecoveryLockPasscode',
    notForHelpDesk: true,
  },
  activateDeviceEsim: {
    version: 'beta',
    permission: 'ActivateDeviceEsim',
    parameters: { carrierUrl: 'string' },
  },
  sendCustomNotificationToCompanyPortal: {
    version: 'beta',
    permission: 'CustomNotification',
    parameters: { notificationTitle: 'string', notificationBody: 'string' },
  },
  initiateOnDemandProactiveRemediation: {
    version: 'beta',
    permission: 'OnDemandProactiveRemediation',
    parameters: { scriptPolicyId: 'string' },
    refers: { scriptPolicyId: 'deviceManagement/deviceHealthScripts' },
  },
  pauseConfigurationRefresh: {
    version: 'beta',
    permission: 'PauseConfigurationRefresh',
    notForHelpDesk: true,
    parameters: { pauseTimePeriodInMinutes: 'number' },
  },
  rotateBitLockerKeys: { version: 'beta', permission: 'RotateBitLockerKeys', change: newRecoveryKey },
  rotateLocalAdminPassword: {
    version: 'beta',
    permission: 'RotateLocalAdminPassword',
    notForHelpDesk: true,
    change: newLocalAdminPassword,
  },
};
