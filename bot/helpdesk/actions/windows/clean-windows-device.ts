import { defineAction } from '../define.ts';

/** The device stays in Intune (Microsoft Learn, "Fresh Start"), so it reports the end itself. */
export const cleanWindowsDevice = defineAction({
  id: 'cleanWindowsDevice',
  place: 300,
  name: 'cleanWindowsDevice',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_CleanPC',
  works: [{ platform: 'windows' }],
  danger: 'destructive',
  form: [{ id: 'keepUserData', kind: 'toggle', required: false, default: true }],
  body: ({ keepUserData = true }) => ({ keepUserData }),
  ends: 'result',
});
