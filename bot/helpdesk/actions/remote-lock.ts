import type { ManagedDevice } from '../model.ts';
import type { Hindrance, RemoteAction } from './action.ts';
import { platformOf } from './platform.ts';

/**
 * Works on corporate Android Enterprise, AOSP, iOS/iPadOS and macOS; not on Windows, not on personal work profiles
 * (Microsoft Learn, "Remote lock device action"; Graph `managedDevice: remoteLock`).
 */
export const remoteLock: RemoteAction = {
  name: 'remoteLock',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_RemoteLock',
  hindrance(device) {
    return byPlatform(device) ?? byManagement(device);
  },
};

function byPlatform(device: ManagedDevice): Hindrance | undefined {
  switch (platformOf(device)) {
    case 'ios':
    case 'macos':
    case 'aosp':
      return undefined;
    case 'android':
      return androidHindrance(device);
    case 'windows':
      return 'windows';
    case 'linux':
      return 'linux';
    case 'chromeos':
      return 'chromeOS';
    case 'unknown':
      return 'unknownPlatform';
  }
}

function androidHindrance(device: ManagedDevice): Hindrance | undefined {
  if (device.managedDeviceOwnerType === 'company') return undefined;
  return device.managedDeviceOwnerType === 'personal' ? 'personalAndroid' : 'unknownOwnership';
}

const LEAVING = new Set(['retirePending', 'retireIssued', 'wipePending', 'wipeIssued', 'deletePending']);

function byManagement(device: ManagedDevice): Hindrance | undefined {
  if (device.managementAgent === 'eas') return 'exchangeOnly';
  if (device.managementAgent === 'configurationManagerClient') return 'configurationManagerOnly';
  return LEAVING.has(device.managementState ?? '') ? 'leaving' : undefined;
}
