import type { ActionResultState } from '../../../helpdesk/contracts/graph/device-states.ts';
import type { WordsOfActions } from '../../action-words.ts';
import { actionTitles, permissionNames } from '../../action-words.ts';
import { activateDeviceEsim } from './any-platform/activate-device-esim.ts';
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
import { cleanWindowsDevice } from './windows/clean-windows-device.ts';
import { createDeviceLogCollectionRequest } from './windows/create-device-log-collection-request.ts';
import { fullScan } from './windows/full-scan.ts';
import { initiateOnDemandProactiveRemediation } from './windows/run-remediation.ts';
import { pauseConfigurationRefresh } from './windows/pause-configuration-refresh.ts';
import { quickScan } from './windows/quick-scan.ts';
import { rotateBitLockerKeys } from './windows/rotate-bitlocker-keys.ts';
import { windowsDefenderUpdateSignatures } from './windows/windows-defender-update-signatures.ts';
import { autopilotReset } from './leaving/autopilot-reset.ts';
import { deleteDevice } from './leaving/delete.ts';
import { deprovision } from './leaving/deprovision.ts';
import { retire } from './leaving/retire.ts';
import { wipe } from './leaving/wipe.ts';
import { conditions, danger, form } from './form.ts';
import { otherNames, otherPermissions } from './other-names.ts';

const known: WordsOfActions = {
  syncDevice,
  rebootNow,
  remoteLock,
  resetPasscode,
  quickScan,
  fullScan,
  windowsDefenderUpdateSignatures,
  rotateBitLockerKeys,
  rotateLocalAdminPassword,
  rotateFileVaultKey,
  rotateRecoveryLockPasscode,
  setDeviceName,
  initiateOnDemandProactiveRemediation,
  pauseConfigurationRefresh,
  createDeviceLogCollectionRequest,
  requestRemoteAssistance,
  sendCustomNotificationToCompanyPortal,
  locateDevice,
  enableLostMode,
  disableLostMode,
  playLostModeSound,
  bypassActivationLock,
  logoutSharedAppleDeviceActiveUser,
  activateDeviceEsim,
  shutDown,
  wipe,
  retire,
  delete: deleteDevice,
  autopilotReset,
  cleanWindowsDevice,
  deprovision,
  deleteUserFromSharedAppleDevice,
};

export const actions = {
  title: actionTitles(known, otherNames),
  known,
  /** The last step of a receipt whose action has left the catalogue. */
  otherDone: 'Carried out',
  confirmLabels: {
    happens: 'What happens',
    notice: 'What they will notice',
    untouched: 'What doesn’t change',
    conditions: 'Requirements',
  },
  danger,
  conditions,
  form,
  goodFor: 'Valid for two minutes · recorded in the audit under your name',
  cancel: 'Cancel',
  resultStates: {
    none: 'accepted',
    pending: 'pending',
    active: 'running',
    done: 'done',
    failed: 'failed',
    canceled: 'canceled',
    notSupported: 'not supported by the device',
  } satisfies Record<ActionResultState, string>,
};

/** The permissions of remote tasks in words. */
export const permissions = permissionNames(known, otherPermissions);
