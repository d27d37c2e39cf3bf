import { defineKey } from './define.ts';

/** A Mac's personal recovery key, kept by Intune for corporate devices (Graph: `getFileVaultKey`). */
export const fileVaultKey = defineKey({
  id: 'fileVaultKey',
  platform: 'macos',
  corporateOnly: true,
  needs: { kind: 'intune', permission: 'Microsoft.Intune_RemoteTasks_GetFileVaultKey' },
  rotatedBy: 'rotateFileVaultKey',
});
