import { defineAction } from '../define.ts';

export const requestRemoteAssistance = defineAction({
  id: 'requestRemoteAssistance',
  place: 160,
  name: 'requestRemoteAssistance',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_RequestRemoteAssistance',
  graphPermission: 'DeviceManagementManagedDevices.ReadWrite.All',
  works: [
    { platform: 'windows', needs: ['remoteAssistanceSetUp'] },
    { platform: 'ios', needs: ['remoteAssistanceSetUp'] },
    { platform: 'macos', needs: ['remoteAssistanceSetUp'] },
    { platform: 'android', needs: ['remoteAssistanceSetUp'] },
  ],
  danger: 'harmless',
  ends: 'result',
});
