import { defineAction } from '../define.ts';

/** Apple's User Enrollment lets nobody but the person take the passcode away (Microsoft Learn, "iOS/iPadOS user enrollment"). */
export const resetPasscode = defineAction({
  id: 'resetPasscode',
  name: 'resetPasscode',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ResetPasscode',
  works: [{ platform: 'ios', needs: ['notUserEnrolled'] }, { platform: 'android' }],
  danger: 'disruptive',
  ends: 'result',
  secret: 'passcode',
  secretOn: ['android'],
});
