import { defineAction } from '../define.ts';

export const quickScan = defineAction({
  id: 'quickScan',
  place: 50,
  name: 'windowsDefenderScan',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_WindowsDefender',
  works: [{ platform: 'windows' }],
  danger: 'harmless',
  body: () => ({ quickScan: true }),
  ends: 'result',
});
