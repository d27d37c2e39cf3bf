import type { Known } from './known.ts';

export const remediations = {
  /** Graph's `detectionState`, as the admin center's column says it. */
  detection: {
    success: 'Without issues',
    fail: 'With issues',
    scriptError: 'Detection failed',
    pending: 'Pending',
    notApplicable: 'Not applicable',
    unknown: 'Not known',
  } as Known,
  /** Graph's `remediationState`. */
  remediation: {
    success: 'Issue fixed',
    skipped: 'Remediation not run',
    remediationFailed: 'Remediation failed',
    scriptError: 'Remediation failed',
    unknown: 'Remediation not known',
  } as Known,
  ran: (when: string) => `Ran ${when}`,
  output: 'What the scripts wrote is in the Intune admin center.',
  part: (device: string) => `remediations of ${device}`,
};
