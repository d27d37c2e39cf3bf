import { defineAction } from '../define.ts';

/** Entra keeps the password of Windows. A Mac's is in Intune, for a permission that no built-in role has. */
export const rotateLocalAdminPassword = defineAction({
  id: 'rotateLocalAdminPassword',
  place: 90,
  name: 'rotateLocalAdminPassword',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_RotateLocalAdminPassword',
  works: [{ platform: 'windows', needs: ['corporate', 'passwordRotationOn'] }],
  danger: 'harmless',
  ends: 'result',
  secret: 'localAdminPassword',
});
