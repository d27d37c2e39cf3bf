import { defineAction } from '../define.ts';

export const shutDown = defineAction({
  id: 'shutDown',
  place: 250,
  name: 'shutDown',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ShutDown',
  works: [{ platform: 'ios', needs: ['supervised'] }, { platform: 'macos' }],
  danger: 'disruptive',
  ends: 'result',
});
