import type { ManagedDevice, Version } from '../types.ts';
import { location, passcode, unlockPin } from './secrets.ts';

type Parameter = 'boolean' | 'string' | 'number' | 'object';

/** A remote action of Intune: where Graph has it, what it takes, and what stands in its result besides the state. */
export interface RemoteAction {
  /** v1.0 ones are on beta too. */
  version: Version;
  parameters: Record<string, Parameter>;
  /** The result's own type, and what the device adds once it is done. */
  result?: { type: string; done: (device: ManagedDevice, at: string) => Record<string, unknown> };
}

const plain = (version: Version = 'v1.0', parameters: RemoteAction['parameters'] = {}): RemoteAction => ({
  version,
  parameters,
});

const system = (device: ManagedDevice): string => (device.operatingSystem ?? '').toLowerCase();

export const remoteActions: Record<string, RemoteAction> = {
  syncDevice: plain(),
  remoteLock: {
    ...plain(),
    result: {
      type: 'remoteLockActionResult',
      // a Mac is locked with a PIN that only Intune knows
      done: (device) =>
        system(device).startsWith('mac') ? { unlockPin: unlockPin(device) } : { unlockPin: null },
    },
  },
  resetPasscode: {
    ...plain(),
    result: {
      type: 'resetPasscodeActionResult',
      // on Apple's devices the passcode is taken away, on Android a new one is set
      done: (device) =>
        /^(ios|ipad)/.test(system(device)) ? { passcode: null } : { passcode: passcode(device) },
    },
  },
  rebootNow: plain(),
  shutDown: plain(),
  retire: plain(),
  wipe: plain('v1.0', {
    keepEnrollmentData: 'boolean',
    keepUserData: 'boolean',
    macOsUnlockCode: 'string',
    persistEsimDataPlan: 'boolean',
  }),
  locateDevice: {
    ...plain(),
    result: {
      type: 'locateDeviceActionResult',
      done: (device, at) => ({ deviceLocation: location(device, at) }),
    },
  },
  cleanWindowsDevice: plain('v1.0', { keepUserData: 'boolean' }),
  windowsDefenderScan: plain('v1.0', { quickScan: 'boolean' }),
  windowsDefenderUpdateSignatures: plain(),
  disableLostMode: plain(),
  enableLostMode: plain('beta', { message: 'string', phoneNumber: 'string', footer: 'string' }),
  playLostModeSound: plain('beta', { durationInMinutes: 'string' }),
  logoutSharedAppleDeviceActiveUser: plain(),
  deleteUserFromSharedAppleDevice: plain('v1.0', { userPrincipalName: 'string' }),
  requestRemoteAssistance: plain(),
  bypassActivationLock: plain(),
  setDeviceName: plain('beta', { deviceName: 'string' }),
  createDeviceLogCollectionRequest: plain('beta', { templateType: 'object' }),
  rotateBitLockerKeys: plain('beta'),
  rotateLocalAdminPassword: plain('beta'),
};
