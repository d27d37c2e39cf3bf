import type { ActionRow } from './action.ts';
import { defineAction } from './action.ts';

const defender: Pick<ActionRow, 'version' | 'permission' | 'works' | 'danger' | 'ends'> = {
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_WindowsDefender',
  works: [{ platform: 'windows' }],
  danger: 'harmless',
  ends: 'result',
};

export const quickScan = defineAction({
  id: 'quickScan',
  name: 'windowsDefenderScan',
  ...defender,
  body: () => ({ quickScan: true }),
});

export const fullScan = defineAction({
  id: 'fullScan',
  name: 'windowsDefenderScan',
  ...defender,
  body: () => ({ quickScan: false }),
});

export const windowsDefenderUpdateSignatures = defineAction({
  id: 'windowsDefenderUpdateSignatures',
  name: 'windowsDefenderUpdateSignatures',
  ...defender,
});

/** Needs BitLocker with rotation of recovery passwords turned on (Microsoft Learn, "Encrypt Windows devices"). */
export const rotateBitLockerKeys = defineAction({
  id: 'rotateBitLockerKeys',
  name: 'rotateBitLockerKeys',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateBitLockerKeys',
  works: [{ platform: 'windows', needs: ['encrypted', 'keyRotationOn'] }],
  danger: 'harmless',
  ends: 'result',
  secret: 'recoveryKey',
});

export const createDeviceLogCollectionRequest = defineAction({
  id: 'createDeviceLogCollectionRequest',
  name: 'createDeviceLogCollectionRequest',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_DeviceLogs',
  works: [{ platform: 'windows', needs: ['corporate'] }],
  danger: 'harmless',
  body: () => ({ templateType: { templateType: 'predefined' } }),
  ends: 'result',
});

/** The device stays in Intune (Microsoft Learn, "Fresh Start"), so that it reports its end itself. */
export const cleanWindowsDevice = defineAction({
  id: 'cleanWindowsDevice',
  name: 'cleanWindowsDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_CleanPC',
  works: [{ platform: 'windows' }],
  danger: 'destructive',
  form: [{ id: 'keepUserData', kind: 'toggle', required: false, default: true }],
  body: ({ keepUserData = true }) => ({ keepUserData }),
  ends: 'result',
});
