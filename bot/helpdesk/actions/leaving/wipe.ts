import { defineAction } from '../define.ts';
import type { FieldFault } from '../field.ts';

/**
 * A Mac requires a PIN of six digits (Microsoft Learn, "Wipe device action"). A device under Apple's User Enrollment can only be retired
 * (Microsoft Learn, "iOS/iPadOS user enrollment"). The admin center keeps an eSIM's plan unless told otherwise.
 * Beta alone can go on after a loss of power, and choose what a Mac does if it can't erase itself (Microsoft Learn, "wipe action", beta).
 */
export const wipe = defineAction({
  id: 'wipe',
  place: 260,
  name: 'wipe',
  version: 'v1.0',
  permission: 'Microsoft.Intune_RemoteTasks_Wipe',
  works: [
    { platform: 'windows' },
    { platform: 'ios', needs: ['notUserEnrolled'] },
    { platform: 'visionos' },
    { platform: 'tvos' },
    { platform: 'macos' },
    { platform: 'android', needs: ['corporate'] },
    { platform: 'aosp' },
    { platform: 'chromeos' },
  ],
  danger: 'destructive',
  lost: 'asked',
  cancels: true,
  form: [
    { id: 'keepEnrollmentData', kind: 'toggle', required: false, default: false, on: ['windows'] },
    { id: 'keepUserData', kind: 'toggle', required: false, default: false, on: ['windows'] },
    { id: 'useProtectedWipe', kind: 'toggle', required: false, default: false, on: ['windows'] },
    {
      id: 'macOsUnlockCode',
      kind: 'text',
      required: true,
      maxLength: 6,
      secret: true,
      fault: sixDigits,
      on: ['macos'],
    },
    {
      id: 'obliterationBehavior',
      kind: 'choice',
      required: false,
      choices: ['default', 'doNotObliterate', 'obliterateWithWarning', 'always'],
      default: 'default',
      on: ['macos'],
    },
    { id: 'persistEsimDataPlan', kind: 'toggle', required: false, default: true, on: ['ios', 'android'] },
  ],
  body: ({
    keepEnrollmentData = false,
    keepUserData = false,
    useProtectedWipe,
    macOsUnlockCode,
    obliterationBehavior = 'default',
    persistEsimDataPlan,
  }) => ({
    keepEnrollmentData,
    keepUserData,
    ...(useProtectedWipe === true && { useProtectedWipe }),
    ...(macOsUnlockCode === undefined ? {} : { macOsUnlockCode }),
    ...(obliterationBehavior !== 'default' && { obliterationBehavior }),
    ...(persistEsimDataPlan === undefined ? {} : { persistEsimDataPlan }),
  }),
  onBeta: ({ useProtectedWipe, obliterationBehavior = 'default' }) =>
    useProtectedWipe === true || obliterationBehavior !== 'default',
  ends: 'leaves',
  stays: ({ keepEnrollmentData }) => keepEnrollmentData === true,
});

function sixDigits(text: string): FieldFault | undefined {
  return /^[0-9]{6}$/.test(text) ? undefined : 'notSixDigits';
}
