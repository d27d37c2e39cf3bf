import type { Known } from './known.ts';

export const defender = {
  /** Graph's `deviceState`. */
  states: {
    clean: 'Clean',
    fullScanPending: 'Full scan pending',
    rebootPending: 'Restart pending',
    manualStepsPending: 'Manual steps pending',
    offlineScanPending: 'Offline scan pending',
    critical: 'Critical',
  } as Known,
  noState: 'State not reported',
  notReported: 'Hasn’t reported',
  protectionOff: 'Malware protection is turned off.',
  realTimeOff: 'Real-time protection is turned off.',
  signaturesOld: (version: string | undefined) =>
    version === undefined
      ? 'Security intelligence is out of date.'
      : `Security intelligence is out of date (${version}).`,
  quickScanOverdue: (when: string | undefined) =>
    when === undefined
      ? 'A quick scan is overdue.'
      : `A quick scan is overdue. The last one finished ${when}.`,
  fullScanOverdue: 'A full scan is overdue.',
  fullScanRequired: 'A full scan is required.',
  restartRequired: 'A restart is required.',
  reported: (when: string) => `Reported ${when}`,
  /** Graph's `threatState`. */
  threats: {
    active: 'Active',
    actionFailed: 'Action failed',
    manualStepsRequired: 'Manual steps required',
    fullScanRequired: 'Full scan required',
    rebootRequired: 'Restart required',
    remediatedWithNonCriticalFailures: 'Remediated with minor failures',
    quarantined: 'Quarantined',
    removed: 'Removed',
    cleaned: 'Cleaned',
    allowed: 'Allowed',
    noStatusCleared: 'Cleared',
  } as Known,
  noThreatState: 'State not reported',
  severities: {
    unknown: 'Severity not known',
    low: 'Low severity',
    moderate: 'Moderate severity',
    high: 'High severity',
    severe: 'Severe',
  } as Known,
  changed: (when: string) => `Changed ${when}`,
  parts: {
    protection: (device: string) => `Defender’s state on ${device}`,
    malware: (device: string) => `malware on ${device}`,
  },
};
