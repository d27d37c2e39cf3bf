import { defineAction } from '../define.ts';

export const disableLostMode = defineAction({
  id: 'disableLostMode',
  place: 200,
  name: 'disableLostMode',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_DisableLostMode',
  on: { chromeos: { name: 'reenable', version: 'beta' } },
  works: [{ platform: 'ios', needs: ['supervised', 'lostModeOn'] }, { platform: 'chromeos' }],
  danger: 'disruptive',
  told: true,
  ends: 'result',
});
