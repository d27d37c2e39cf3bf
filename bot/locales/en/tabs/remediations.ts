import type { Translator } from '../../translator.ts';
import type { Known } from './known.ts';

export const remediations = ({ t }: Translator) => ({
  /** Graph's `detectionState`, as the admin center's column says it. */
  detection: {
    success: t('Without issues'),
    fail: t('With issues'),
    scriptError: t('Detection failed'),
    pending: t('Pending'),
    notApplicable: t('Not applicable'),
    unknown: t('Not known'),
  } as Known,
  /** Graph's `remediationState`. */
  remediation: {
    success: t('Issue fixed'),
    skipped: t('Remediation not run'),
    remediationFailed: t('Remediation failed'),
    scriptError: t('Remediation failed'),
    unknown: t('Remediation not known'),
  } as Known,
  ran: (when: string) => t('Ran {{when}}', { when }),
  output: t('What the scripts wrote is in the Intune admin center.'),
  part: (device: string) => t('remediations of {{device}}', { device }),
});
