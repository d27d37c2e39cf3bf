import { defineAction } from '../define.ts';

export const windowsDefenderUpdateSignatures = defineAction({
  id: 'windowsDefenderUpdateSignatures',
  place: 70,
  name: 'windowsDefenderUpdateSignatures',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_WindowsDefender',
  works: [{ platform: 'windows' }],
  danger: 'harmless',
  ends: 'result',
});
