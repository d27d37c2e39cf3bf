import type { DefinedAction } from './define.ts';
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
import { runRemediation } from './windows/run-remediation.ts';
import { pauseConfigurationRefresh } from './windows/pause-configuration-refresh.ts';
import { quickScan } from './windows/quick-scan.ts';
import { rotateBitLockerKeys } from './windows/rotate-bitlocker-keys.ts';
import { windowsDefenderUpdateSignatures } from './windows/windows-defender-update-signatures.ts';
import { autopilotReset } from './leaving/autopilot-reset.ts';
import { deleteDevice } from './leaving/delete.ts';
import { deprovision } from './leaving/deprovision.ts';
import { retire } from './leaving/retire.ts';
import { wipe } from './leaving/wipe.ts';

/** Every remote action, in the portal's order. */
export const catalogue = [
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
  runRemediation,
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
  deleteDevice,
  autopilotReset,
  cleanWindowsDevice,
  deprovision,
  deleteUserFromSharedAppleDevice,
] as const;

/** What is offered beside each device on its person's card. Everything else is on the device's own card. */
export const onUserCard: readonly RemoteAction[] = [remoteLock];

type Row = (typeof catalogue)[number];
export type ActionId = Row['id'];
export type RemoteTaskPermission = Row['permission'];
/** The ids of an action's form fields; never if it has no form. */
export type FieldId<Id extends ActionId> = NonNullable<Extract<Row, { id: Id }>['form']>[number]['id'];

/** Any action of the catalogue. */
export type RemoteAction = DefinedAction<ActionId, RemoteTaskPermission>;

export const permissionsOfActions: readonly RemoteTaskPermission[] = [
  ...new Set(catalogue.map(({ permission }) => permission)),
];

const byId: ReadonlyMap<string, RemoteAction> = new Map(catalogue.map((action) => [action.id, action]));

/** An action by an id that comes from outside: from the store or from a button's data. */
export function actionNamed(id: string): RemoteAction | undefined {
  return byId.get(id);
}
