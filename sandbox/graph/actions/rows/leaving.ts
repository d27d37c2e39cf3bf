import type { RemoteAction } from '../action-row.ts';

/** Actions that clear a device or take it out of Intune, by Graph's name. */
export const leaving: Record<string, RemoteAction> = {
  retire: {
    portal: { Retire: ['windows', 'ios', 'visionos', 'tvos', 'macos', 'android'] },
    version: 'v1.0',
    permission: 'Retire',
    leaves: {
      pending: 'retirePending',
      done: 'retireIssued',
      failed: 'retireFailed',
      canceled: 'retireCanceled',
    },
  },
  // it starts a retire
  delete: {
    portal: { Delete: ['windows', 'ios', 'visionos', 'tvos', 'macos', 'android', 'aosp', 'linux'] },
    version: 'v1.0',
    permission: 'ManagedDevices_Delete',
    notForHelpDesk: true,
    method: 'DELETE',
    leaves: {
      pending: 'deletePending',
      done: 'retireIssued',
      failed: 'retireFailed',
      canceled: 'retireCanceled',
    },
  },
  wipe: {
    portal: {
      Wipe: ['windows', 'ios', 'visionos', 'tvos', 'macos', 'android', 'aosp', 'chromeos'],
      'Autopilot reset': ['windows'],
    },
    version: 'v1.0',
    permission: 'Wipe',
    parameters: {
      keepEnrollmentData: 'boolean',
      keepUserData: 'boolean',
      macOsUnlockCode: 'string',
      persistEsimDataPlan: 'boolean',
      useProtectedWipe: 'boolean',
      obliterationBehavior: 'string',
    },
    onlyBeta: ['useProtectedWipe', 'obliterationBehavior'],
    leaves: { pending: 'wipePending', done: 'wipeIssued', failed: 'wipeFailed', canceled: 'wipeCanceled' },
  },
  deprovision: {
    portal: { Deprovision: ['chromeos'] },
    version: 'beta',
    permission: 'Retire',
    parameters: { deprovisionReason: 'string' },
  },
};
