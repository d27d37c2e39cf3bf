import { defineAction } from '../define.ts';

export const disableLostMode = defineAction({
  id: 'disableLostMode',
  name: 'disableLostMode',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_DisableLostMode',
  works: [{ platform: 'ios', needs: ['supervised', 'lostModeOn'] }],
  danger: 'disruptive',
  ends: 'result',
});
