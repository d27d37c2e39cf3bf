// `npm run docs` writes this file. Each row is in its own file, and says its place itself.
import type { WordsOfActions } from '../../action-words.ts';
import type { Translator } from '../../translator.ts';
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

export const wordsOfEveryAction = (translator: Translator): WordsOfActions => ({
  syncDevice: syncDevice(translator),
  rebootNow: rebootNow(translator),
  remoteLock: remoteLock(translator),
  resetPasscode: resetPasscode(translator),
  quickScan: quickScan(translator),
  fullScan: fullScan(translator),
  windowsDefenderUpdateSignatures: windowsDefenderUpdateSignatures(translator),
  rotateBitLockerKeys: rotateBitLockerKeys(translator),
  rotateLocalAdminPassword: rotateLocalAdminPassword(translator),
  rotateFileVaultKey: rotateFileVaultKey(translator),
  rotateRecoveryLockPasscode: rotateRecoveryLockPasscode(translator),
  setDeviceName: setDeviceName(translator),
  changeAssignments: changeAssignments(translator),
  initiateOnDemandProactiveRemediation: runRemediation(translator),
  pauseConfigurationRefresh: pauseConfigurationRefresh(translator),
  createDeviceLogCollectionRequest: createDeviceLogCollectionRequest(translator),
  requestRemoteAssistance: requestRemoteAssistance(translator),
  sendCustomNotificationToCompanyPortal: sendCustomNotificationToCompanyPortal(translator),
  locateDevice: locateDevice(translator),
  enableLostMode: enableLostMode(translator),
  disableLostMode: disableLostMode(translator),
  playLostModeSound: playLostModeSound(translator),
  bypassActivationLock: bypassActivationLock(translator),
  logoutSharedAppleDeviceActiveUser: logoutSharedAppleDeviceActiveUser(translator),
  activateDeviceEsim: activateDeviceEsim(translator),
  shutDown: shutDown(translator),
  wipe: wipe(translator),
  retire: retire(translator),
  delete: deleteDevice(translator),
  autopilotReset: autopilotReset(translator),
  cleanWindowsDevice: cleanWindowsDevice(translator),
  deprovision: deprovision(translator),
  deleteUserFromSharedAppleDevice: deleteUserFromSharedAppleDevice(translator),
});
