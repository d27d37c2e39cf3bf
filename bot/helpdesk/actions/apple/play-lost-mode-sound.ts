import { defineAction } from '../define.ts';

/** Graph takes the minutes as text and documents no limit. */
export const playLostModeSound = defineAction({
  id: 'playLostModeSound',
  place: 210,
  name: 'playLostModeSound',
  version: 'beta',
  permission: 'Microsoft.Intune_RemoteTasks_PlayLostModeSound',
  works: [
    { platform: 'ios', needs: ['supervised', 'lostModeOn'] },
    { platform: 'android', needs: ['corporate'] },
  ],
  danger: 'disruptive',
  form: [{ id: 'durationInMinutes', kind: 'number', required: true, min: 1, max: 60, default: 5 }],
  body: ({ durationInMinutes }) => ({ durationInMinutes: String(durationInMinutes) }),
  ends: 'result',
});
