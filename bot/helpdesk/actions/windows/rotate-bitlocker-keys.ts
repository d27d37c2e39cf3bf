import { defineAction } from '../define.ts';

/** Requires BitLocker with recovery password rotation turned on (Microsoft Learn, "Encrypt Windows devices"). */
export const rotateBitLockerKeys = defineAction({
  id: 'rotateBitLockerKeys',
  place: 80,
  name: 'rotateBitLockerKeys',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateBitLockerKeys',
  graphPermission: 'DeviceManagementManagedDevices.ReadWrite.All',
  works: [{ platform: 'windows', needs: ['encrypted', 'keyRotationOn'] }],
  danger: 'harmless',
  ends: 'result',
  secret: 'recoveryKey',
});
