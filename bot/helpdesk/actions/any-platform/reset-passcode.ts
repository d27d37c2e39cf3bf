import { defineAction } from '../define.ts';

/** Under Apple's User Enrollment, only the person can remove the passcode (Microsoft Learn, "iOS/iPadOS user enrollment"). */
export const resetPasscode = defineAction({
  id: 'resetPasscode',
  place: 40,
  name: 'resetPasscode',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_ResetPasscode',
  works: [
    { platform: 'ios', needs: ['notUserEnrolled'] },
    { platform: 'visionos', from: '1.1' },
    { platform: 'android' },
    { platform: 'aosp' },
  ],
  danger: 'disruptive',
  told: true,
  ends: 'result',
  secret: 'passcode',
  secretOn: ['android', 'aosp'],
});
