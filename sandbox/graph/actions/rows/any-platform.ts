import type { ManagedDevice } from '../../types.ts';
import type { RemoteAction } from '../action-row.ts';
import { checkItems, itemsChanged, itemsOfCall } from '../assignment-items.ts';
import { assistanceStarted, renamed } from '../changes.ts';
import { newLocalAdminPassword } from '../kept-secrets.ts';
import { location, passcode, unlockPin } from '../secrets.ts';

const system = (device: ManagedDevice): string => (device.operatingSystem ?? '').toLowerCase();

/** Actions of several platforms, by Graph's name. */
export const anyPlatform: Record<string, RemoteAction> = {
  syncDevice: {
    portal: { Sync: ['windows', 'ios', 'visionos', 'tvos', 'macos', 'android'] },
    version: 'v1.0',
    permission: 'SyncDevice',
  },
  remoteLock: {
    portal: { 'Remote lock': ['ios', 'visionos', 'macos', 'android', 'aosp'] },
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
    portal: { 'Remove passcode': ['ios', 'visionos'], 'Reset passcode': ['android', 'aosp'] },
    version: 'v1.0',
    permission: 'ResetPasscode',
    result: {
      type: 'resetPasscodeActionResult',
      // Apple's devices lose the passcode, Android gets a new one
      done: (device) => ({ passcode: /^(ios|ipad)/.test(system(device)) ? null : passcode(device) }),
    },
  },
  rebootNow: {
    portal: { Restart: ['windows', 'ios', 'tvos', 'macos', 'android', 'aosp', 'chromeos'] },
    version: 'v1.0',
    permission: 'RebootNow',
  },
  shutDown: {
    portal: { 'Shut down': ['ios', 'macos'] },
    version: 'v1.0',
    permission: 'ShutDown',
  },
  locateDevice: {
    portal: { 'Locate device': ['windows', 'ios', 'android'] },
    version: 'v1.0',
    permission: 'LocateDevice',
    needsLostMode: true,
    result: {
      type: 'locateDeviceActionResult',
      done: (device, at) => ({ deviceLocation: location(device, at) }),
    },
  },
  requestRemoteAssistance: {
    portal: { 'New remote assistance session': ['windows', 'ios', 'macos', 'android'] },
    version: 'v1.0',
    permission: 'RequestRemoteAssistance',
    change: assistanceStarted,
  },
  setDeviceName: {
    portal: { 'Rename device': ['windows', 'ios', 'tvos', 'macos', 'android'] },
    version: 'beta',
    permission: 'SetDeviceName',
    parameters: { deviceName: 'string' },
    change: renamed,
  },
  changeAssignments: {
    portal: { 'Remove apps and configurations': ['ios', 'android'] },
    version: 'beta',
    permission: 'ChangeAssignments',
    parameters: { deviceAssignmentItems: 'object' },
    check: checkItems,
    items: itemsOfCall,
    change: itemsChanged,
  },
  activateDeviceEsim: {
    portal: { 'Update cellular data plan': ['ios', 'android'] },
    version: 'beta',
    permission: 'ActivateDeviceEsim',
    parameters: { carrierUrl: 'string' },
  },
  sendCustomNotificationToCompanyPortal: {
    portal: { 'Send custom notification': ['ios', 'android'] },
    version: 'beta',
    permission: 'CustomNotification',
    parameters: { notificationTitle: 'string', notificationBody: 'string' },
  },
  rotateLocalAdminPassword: {
    portal: { 'Rotate local admin password': ['windows'] },
    version: 'beta',
    permission: 'RotateLocalAdminPassword',
    notForHelpDesk: true,
    change: newLocalAdminPassword,
  },
};
