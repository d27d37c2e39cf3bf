import { defineAction } from '../define.ts';

export const retire = defineAction({
  id: 'retire',
  place: 270,
  name: 'retire',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_Retire',
  works: [
    { platform: 'windows' },
    { platform: 'ios' },
    { platform: 'visionos' },
    { platform: 'tvos' },
    { platform: 'macos' },
    { platform: 'android', needs: ['personal'] },
  ],
  danger: 'destructive',
  lost: 'asked',
  cancels: true,
  ends: 'leaves',
});
