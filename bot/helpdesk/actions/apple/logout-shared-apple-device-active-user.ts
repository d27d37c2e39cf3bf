import { defineAction } from '../define.ts';

export const logoutSharedAppleDeviceActiveUser = defineAction({
  id: 'logoutSharedAppleDeviceActiveUser',
  place: 230,
  name: 'logoutSharedAppleDeviceActiveUser',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ManageSharedDeviceUsers',
  works: [{ platform: 'ios', needs: ['shared'] }],
  danger: 'disruptive',
  ends: 'result',
});
