import type { RemoteAction } from './action.ts';
import * as apple from './apple.ts';
import * as everyone from './everyone.ts';
import * as leaving from './leaving.ts';
import { remoteLock } from './remote-lock.ts';
import * as windows from './windows.ts';

/** Every remote action, in the portal's order. */
export const catalogue: readonly RemoteAction[] = [
  everyone.syncDevice,
  everyone.rebootNow,
  remoteLock,
  everyone.resetPasscode,
  windows.quickScan,
  windows.fullScan,
  windows.windowsDefenderUpdateSignatures,
  windows.rotateBitLockerKeys,
  everyone.rotateLocalAdminPassword,
  everyone.setDeviceName,
  windows.createDeviceLogCollectionRequest,
  everyone.requestRemoteAssistance,
  everyone.locateDevice,
  apple.enableLostMode,
  apple.disableLostMode,
  apple.playLostModeSound,
  apple.bypassActivationLock,
  apple.logoutSharedAppleDeviceActiveUser,
  apple.shutDown,
  leaving.wipe,
  leaving.retire,
  windows.cleanWindowsDevice,
  apple.deleteUserFromSharedAppleDevice,
];

/** What stands beside each device on the card of its person; all else is on the device's own. */
export const onUserCard: readonly RemoteAction[] = [remoteLock];

export const permissionsOfActions: readonly string[] = [
  ...new Set(catalogue.map((action) => action.permission)),
];

/** An action by its id. */
export function actionNamed(id: string): RemoteAction | undefined {
  return catalogue.find((action) => action.id === id);
}
