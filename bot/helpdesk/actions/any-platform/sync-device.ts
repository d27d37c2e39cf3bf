import { defineAction } from '../define.ts';

export const syncDevice = defineAction({
  id: 'syncDevice',
  place: 10,
  name: 'syncDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_SyncDevice',
  works: [
    { platform: 'windows' },
    { platform: 'ios' },
    { platform: 'visionos' },
    { platform: 'tvos' },
    { platform: 'macos' },
    { platform: 'android' },
  ],
  danger: 'harmless',
  ends: 'result',
});
