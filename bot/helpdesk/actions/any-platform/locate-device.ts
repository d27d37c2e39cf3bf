import { defineAction } from '../define.ts';

export const locateDevice = defineAction({
  id: 'locateDevice',
  place: 180,
  name: 'locateDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_LocateDevice',
  works: [
    { platform: 'windows', needs: ['locationAllowed'] },
    { platform: 'ios', needs: ['supervised', 'lostModeOn'] },
    { platform: 'android', needs: ['corporate'] },
  ],
  danger: 'harmless',
  ends: 'result',
  secret: 'location',
});
