import { defineAction } from '../define.ts';

export const rotateLocalAdminPassword = defineAction({
  id: 'rotateLocalAdminPassword',
  name: 'rotateLocalAdminPassword',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateLocalAdminPassword',
  works: [
    { platform: 'windows', needs: ['passwordRotationOn'] },
    { platform: 'macos', needs: ['passwordRotationOn'] },
  ],
  danger: 'harmless',
  ends: 'result',
  secret: 'localAdminPassword',
  // Entra keeps a Windows password. A Mac's is in Intune, for a permission that no built-in role has.
  secretOn: ['windows'],
});
