import type { Translator } from '../../translator.ts';
import { device as deviceWords } from '../device.ts';
import type { SomeRules } from './rule-words.ts';

const entry = (table: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(table, key) ? (table[key] ?? key) : key;

export const state = (translator: Translator) => {
  const { t } = translator;
  const names = deviceWords(translator);
  const enterCompanyPortal = t(
    'Ask them to open Company Portal and to check the device’s settings there. Then sync.',
  );
  return {
    jailbroken: {
      cause: t('Jailbroken or rooted'),
      evidence: () => t('The device’s built-in protection was removed.'),
      next: () => t('Tell your security team. The device has to be reset before it may be used again.'),
    },
    threatFound: {
      cause: t('A threat was found'),
      evidence: ({ state: found }) =>
        t('Threat protection reports: {{state}}.', { state: entry(names.threat, found) }),
      next: ({ scan }) =>
        scan === ''
          ? t('Ask them to open the threat protection app and to do what it says. Tell your security team.')
          : t('Start a scan, and tell your security team.'),
    },
    threatAgentSilent: {
      cause: t('Threat protection doesn’t respond'),
      evidence: ({ state: found }) => t('It reports: {{state}}.', { state: entry(names.threat, found) }),
      next: () => t('Ask them to open the threat protection app and to sign in there.'),
    },
    notEncrypted: {
      cause: t('Not compliant: not encrypted'),
      evidence: () => t('The device’s storage isn’t encrypted.'),
      next: () => t('Ask them to turn encryption on (BitLocker, FileVault or a passcode). Then sync.'),
    },
    exchangeBlocked: {
      cause: t('Mail is blocked on this device'),
      evidence: ({ reason }) =>
        reason === ''
          ? t('Exchange blocks it.')
          : t('Exchange says: {{state}}.', { state: entry(names.exchangeReason, reason) }),
      next: () => t('Sync the device. If mail stays blocked, ask an Intune administrator.'),
    },
    storageLow: {
      cause: t('Storage is almost full'),
      evidence: ({ percent }) => t('{{percent}} % of the storage is free.', { percent: percent }),
      next: () => t('Ask them to free some space. Updates and apps can’t be installed without it.'),
    },
    notCompliant: {
      cause: t('Not compliant'),
      evidence: () => t('A compliance policy isn’t met.'),
      next: () => enterCompanyPortal,
    },
    inGracePeriod: {
      cause: t('Not compliant, in its grace period'),
      evidence({ ends, over }) {
        if (ends === '') return t('Access still works for now.');
        return over === ''
          ? t('Access still works; the grace period ends {{ends}}.', { ends })
          : t('The grace period ended {{ends}}. Access stops when the device is evaluated again.', { ends });
      },
      next: () => enterCompanyPortal,
    },
    notEvaluated: {
      cause: t('Compliance isn’t evaluated'),
      evidence: () => t('Intune hasn’t heard from the device whether it meets its policies.'),
      next: () => t('Sync the device and ask them to keep it on.'),
    },
    justEnrolled: {
      cause: t('Just enrolled'),
      evidence: ({ enrolled }) =>
        t('It was enrolled {{enrolled}}, and its compliance isn’t evaluated yet.', { enrolled }),
      next: () => t('Sync the device and look again in a few minutes.'),
    },
    complianceError: {
      cause: t('Compliance could not be evaluated'),
      evidence: () => t('Intune reports an error.'),
      next: () => t('Sync the device. If the error stays, ask an Intune administrator.'),
    },
    complianceConflict: {
      cause: t('Policies conflict'),
      evidence: () => t('Two policies ask for different things.'),
      next: () => t('Ask an Intune administrator: only they can fix it.'),
    },
  } satisfies SomeRules;
};
