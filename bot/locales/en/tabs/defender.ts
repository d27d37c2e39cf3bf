import type { Translator } from '../../translator.ts';
import type { Known } from './known.ts';

export const defender = ({ t, inContext }: Translator) => ({
  /** Graph's `deviceState`. */
  states: {
    clean: t('Clean'),
    fullScanPending: t('Full scan pending'),
    rebootPending: t('Restart pending'),
    manualStepsPending: t('Manual steps pending'),
    offlineScanPending: t('Offline scan pending'),
    critical: t('Critical'),
  } as Known,
  noState: t('State not reported'),
  notReported: t('Hasn’t reported'),
  threatLevel: (state: string) => t('Threat protection reports: {{state}}.', { state }),
  protectionOff: t('Malware protection is turned off.'),
  realTimeOff: t('Real-time protection is turned off.'),
  signaturesOld: (version: string | undefined) =>
    version === undefined
      ? t('Security intelligence is out of date.')
      : t('Security intelligence is out of date ({{version}}).', { version }),
  quickScanOverdue: (when: string | undefined) =>
    when === undefined
      ? t('A quick scan is overdue.')
      : t('A quick scan is overdue. The last one finished {{when}}.', { when }),
  fullScanOverdue: t('A full scan is overdue.'),
  fullScanRequired: t('A full scan is required.'),
  restartRequired: t('A restart is required.'),
  reported: (when: string) => t('Reported {{when}}', { when }),
  /** Graph's `threatState`. */
  threats: {
    active: t('Active'),
    actionFailed: t('Action failed'),
    manualStepsRequired: t('Manual steps required'),
    fullScanRequired: t('Full scan required'),
    rebootRequired: t('Restart required'),
    remediatedWithNonCriticalFailures: t('Remediated with minor failures'),
    quarantined: t('Quarantined'),
    removed: t('Removed'),
    cleaned: t('Cleaned'),
    allowed: inContext('threat', 'Allowed'),
    noStatusCleared: t('Cleared'),
  } as Known,
  noThreatState: t('State not reported'),
  severities: {
    unknown: t('Severity not known'),
    low: t('Low severity'),
    moderate: t('Moderate severity'),
    high: t('High severity'),
    severe: t('Severe'),
  } as Known,
  changed: (when: string) => t('Changed {{when}}', { when }),
  parts: {
    protection: (device: string) => t('Defender’s state on {{device}}', { device }),
    malware: (device: string) => t('malware on {{device}}', { device }),
  },
});
