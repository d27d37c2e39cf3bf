import { defineAction } from '../define.ts';

/** For a day at most; zero ends a pause (Microsoft Learn, "Pause Config Refresh"). */
export const pauseConfigurationRefresh = defineAction({
  id: 'pauseConfigurationRefresh',
  place: 140,
  name: 'pauseConfigurationRefresh',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_PauseConfigurationRefresh',
  works: [{ platform: 'windows', needs: ['configRefreshOn'] }],
  danger: 'harmless',
  form: [{ id: 'minutes', kind: 'number', required: true, min: 0, max: 1440, default: 60 }],
  body: ({ minutes }) => ({ pauseTimePeriodInMinutes: minutes }),
  ends: 'result',
});
