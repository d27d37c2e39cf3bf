import { defineAction } from '../define.ts';

/** Corporate Macs whose key Intune keeps (Microsoft Learn, "Rotate FileVault recovery key"). */
export const rotateFileVaultKey = defineAction({
  id: 'rotateFileVaultKey',
  place: 100,
  name: 'rotateFileVaultKey',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateFileVaultKey',
  works: [{ platform: 'macos', needs: ['corporate', 'encrypted'] }],
  danger: 'harmless',
  ends: 'result',
});
