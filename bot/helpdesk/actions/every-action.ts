// `npm run docs` writes this file. Each row is in its own file, and says its place itself.
import { activateDeviceEsim } from './any-platform/activate-device-esim.ts';
import { changeAssignments } from './any-platform/change-assignments.ts';
import { locateDevice } from './any-platform/locate-device.ts';
import { rebootNow } from './any-platform/reboot-now.ts';
import { remoteLock } from './any-platform/remote-lock.ts';
import { requestRemoteAssistance } from './any-platform/request-remote-assistance.ts';
import { resetPasscode } from './any-platform/reset-passcode.ts';
import { rotateLocalAdminPassword } from './any-platform/rotate-local-admin-password.ts';
import { sendCustomNotificationToCompanyPortal } from './any-platform/send-custom-notification.ts';
import { setDeviceName } from './any-platform/set-device-name.ts';
import { shutDown } from './any-platform/shut-down.ts';
import { syncDevice } from './any-platform/sync-device.ts';
import { bypassActivationLock } from './apple/bypass-activation-lock.ts';
import { deleteUserFromSharedAppleDevice } from './apple/delete-user-from-shared-apple-device.ts';
import { disableLostMode } from './apple/disable-lost-mode.ts';
import { enableLostMode } from './apple/enable-lost-mode.ts';
import { logoutSharedAppleDeviceActiveUser } from './apple/logout-shared-apple-device-active-user.ts';
import { playLostModeSound } from './apple/play-lost-mode-sound.ts';
import { rotateFileVaultKey } from './apple/rotate-file-vault-key.ts';
import { rotateRecoveryLockPasscode } from './apple/rotate-recovery-lock-passcode.ts';
import { autopilotReset } from './leaving/autopilot-reset.ts';
import { deleteDevice } from './leaving/delete.ts';
import { deprovision } from './leaving/deprovision.ts';
import { retire } from './leaving/retire.ts';
import { wipe } from './leaving/wipe.ts';
import { cleanWindowsDevice } from './windows/clean-windows-device.ts';
import { createDeviceLogCollectionRequest } from './windows/create-device-log-collection-request.ts';
import { fullScan } from './windows/full-scan.ts';
import { pauseConfigurationRefresh } from './windows/pause-configuration-refresh.ts';
import { quickScan } from './windows/quick-scan.ts';
import { rotateBitLockerKeys } from './windows/rotate-bitlocker-keys.ts';
import { runRemediation } from './windows/run-remediation.ts';
import { windowsDefenderUpdateSignatures } from './windows/windows-defender-update-signatures.ts';

export const everyAction = [
  syncDevice, // 10
  rebootNow, // 20
  remoteLock, // 30
  resetPasscode, // 40
  quickScan, // 50
  fullScan, // 60
  windowsDefenderUpdateSignatures, // 70
  rotateBitLockerKeys, // 80
  rotateLocalAdminPassword, // 90
  rotateFileVaultKey, // 100
  rotateRecoveryLockPasscode, // 110
  setDeviceName, // 120
  changeAssignments, // 125
  runRemediation, // 130
  pauseConfigurationRefresh, // 140
  createDeviceLogCollectionRequest, // 150
  requestRemoteAssistance, // 160
  sendCustomNotificationToCompanyPortal, // 170
  locateDevice, // 180
  enableLostMode, // 190
  disableLostMode, // 200
  playLostModeSound, // 210
  bypassActivationLock, // 220
  logoutSharedAppleDeviceActiveUser, // 230
  activateDeviceEsim, // 240
  shutDown, // 250
  wipe, // 260
  retire, // 270
  deleteDevice, // 280
  autopilotReset, // 290
  cleanWindowsDevice, // 300
  deprovision, // 310
  deleteUserFromSharedAppleDevice, // 320
] as const;
