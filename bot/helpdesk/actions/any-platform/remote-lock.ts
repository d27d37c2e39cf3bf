import { defineAction } from '../define.ts';

/**
 * Works on corporate Android Enterprise, AOSP, iOS/iPadOS, visionOS 2 and macOS, but not on Windows or personal work profiles
 * (Microsoft Learn, "Remote lock device action"; Graph `managedDevice: remoteLock`).
 */
export const remoteLock = defineAction({
  id: 'remoteLock',
  place: 30,
  name: 'remoteLock',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_RemoteLock',
  works: [
    { platform: 'android', needs: ['corporate', 'passcodeSet'] },
    { platform: 'aosp', needs: ['passcodeSet'] },
    { platform: 'ios', needs: ['passcodeSet'] },
    { platform: 'visionos', from: '2', needs: ['passcodeSet'] },
    { platform: 'macos' },
  ],
  danger: 'disruptive',
  lost: 'contains',
  told: true,
  ends: 'result',
  secret: 'unlockPin',
  secretOn: ['macos'],
});
