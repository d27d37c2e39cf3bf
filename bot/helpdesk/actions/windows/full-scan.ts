import { defineAction } from '../define.ts';

export const fullScan = defineAction({
  id: 'fullScan',
  place: 60,
  name: 'windowsDefenderScan',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_WindowsDefender',
  works: [{ platform: 'windows' }],
  danger: 'harmless',
  body: () => ({ quickScan: false }),
  ends: 'result',
});
