import { defineAction } from '../define.ts';

export const bypassActivationLock = defineAction({
  id: 'bypassActivationLock',
  place: 220,
  name: 'bypassActivationLock',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_BypassActivationLock',
  works: [
    { platform: 'ios', needs: ['supervised', 'activationLockOn'] },
    { platform: 'macos', needs: ['activationLockOn'] },
  ],
  danger: 'disruptive',
  ends: 'result',
});
