import type { RemoteAction } from '../action-row.ts';
import { lostMode } from '../changes.ts';

/** Actions of Apple’s devices and of Lost mode, by Graph's name. */
export const apple: Record<string, RemoteAction> = {
  disableLostMode: {
    portal: { 'Turn off Lost mode': ['ios'] },
    version: 'v1.0',
    permission: 'DisableLostMode',
    needsLostMode: true,
    change: lostMode(false),
  },
  enableLostMode: {
    portal: { 'Turn on Lost mode': ['ios'] },
    version: 'beta',
    permission: 'EnableLostMode',
    parameters: { message: 'string', phoneNumber: 'string', footer: 'string' },
    change: lostMode(true),
  },
  playLostModeSound: {
    portal: { 'Play Lost mode sound': ['ios'], 'Play lost device sound': ['android'] },
    version: 'beta',
    permission: 'PlayLostModeSound',
    parameters: { durationInMinutes: 'string' },
    needsLostMode: true,
  },
  logoutSharedAppleDeviceActiveUser: {
    portal: { 'Logout current user': ['ios'] },
    version: 'v1.0',
    permission: 'ManageSharedDeviceUsers',
  },
  deleteUserFromSharedAppleDevice: {
    portal: { 'Remove user': ['ios'] },
    version: 'v1.0',
    permission: 'ManageSharedDeviceUsers',
    parameters: { userPrincipalName: 'string' },
  },
  bypassActivationLock: {
    portal: { 'Disable Activation Lock': ['ios', 'macos'] },
    version: 'v1.0',
    permission: 'BypassActivationLock',
    notForHelpDesk: true,
  },
  // Lost mode of ChromeOS
  disable: {
    portal: { 'Turn on Lost mode': ['chromeos'] },
    version: 'beta',
    permission: 'EnableLostMode',
    change: lostMode(true),
  },
  reenable: {
    portal: { 'Turn off Lost mode': ['chromeos'] },
    version: 'beta',
    permission: 'DisableLostMode',
    needsLostMode: true,
    change: lostMode(false),
  },
  rotateFileVaultKey: {
    portal: { 'Rotate FileVault key': ['macos'] },
    version: 'beta',
    permission: 'RotateFileVaultKey',
  },
  rotateRecoveryLockPasscode: {
    portal: { 'Rotate Recovery Lock passcode': ['macos'] },
    version: 'beta',
    permission: 'RotateRecoveryLockPasscode',
    notForHelpDesk: true,
  },
};
