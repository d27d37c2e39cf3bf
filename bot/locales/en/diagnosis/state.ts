import { device as names } from '../device.ts';
import type { WordsOfRules } from './rule-words.ts';

const entry = (table: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(table, key) ? (table[key] ?? key) : key;

const enterCompanyPortal =
  'Ask them to open Company Portal and to check the device’s settings there. Then sync.';

export const state = {
  jailbroken: {
    cause: 'Jailbroken or rooted',
    evidence: () => 'The device’s protection was taken away.',
    next: () => 'Tell your security team. The device has to be reset before it may be used again.',
  },
  threatFound: {
    cause: 'A threat was found',
    evidence: ({ state: found }) => `The threat protection reports: ${entry(names.threat, found)}.`,
    next: ({ scan }) =>
      scan === ''
        ? 'Ask them to open the threat protection app and to do what it says. Tell your security team.'
        : 'Start a scan, and tell your security team.',
  },
  threatAgentSilent: {
    cause: 'The threat protection doesn’t answer',
    evidence: ({ state: found }) => `It reports: ${entry(names.threat, found)}.`,
    next: () => 'Ask them to open the threat protection app and to sign in there.',
  },
  notEncrypted: {
    cause: 'Not compliant: not encrypted',
    evidence: () => 'The device’s storage isn’t encrypted.',
    next: () => 'Ask them to turn encryption on (BitLocker, FileVault or a passcode). Then sync.',
  },
  exchangeBlocked: {
    cause: 'Mail is blocked on this device',
    evidence: ({ reason }) =>
      reason === '' ? 'Exchange blocks it.' : `Exchange says: ${entry(names.exchangeReason, reason)}.`,
    next: () => 'Sync the device. If mail stays blocked, ask an Intune administrator.',
  },
  storageLow: {
    cause: 'Storage is almost full',
    evidence: ({ percent }) => `${percent.toString()} % of the storage is free.`,
    next: () => 'Ask them to free some space. Updates and apps can’t be installed without it.',
  },
  notCompliant: {
    cause: 'Not compliant',
    evidence: () => 'A compliance policy isn’t met.',
    next: () => enterCompanyPortal,
  },
  inGracePeriod: {
    cause: 'Not compliant, in its grace period',
    evidence: ({ ends }) =>
      ends === '' ? 'Access still works for now.' : `Access still works; the grace period ends ${ends}.`,
    next: () => enterCompanyPortal,
  },
  notEvaluated: {
    cause: 'Compliance isn’t evaluated',
    evidence: () => 'Intune hasn’t heard from the device whether it meets its policies.',
    next: () => 'Sync the device and ask them to keep it on.',
  },
  justEnrolled: {
    cause: 'Just enrolled',
    evidence: ({ enrolled }) => `It was enrolled ${enrolled}, and its compliance isn’t evaluated yet.`,
    next: () => 'Sync the device and look again in a few minutes.',
  },
  complianceError: {
    cause: 'Compliance could not be evaluated',
    evidence: () => 'Intune reports an error.',
    next: () => 'Sync the device. If the error stays, ask an Intune administrator.',
  },
  complianceConflict: {
    cause: 'Policies conflict',
    evidence: () => 'Two policies ask for different things.',
    next: () => 'Ask an Intune administrator: only they can mend it.',
  },
} satisfies WordsOfRules<
  | `threat${string}`
  | `compliance${string}`
  | 'jailbroken'
  | 'notEncrypted'
  | 'exchangeBlocked'
  | 'storageLow'
  | 'notCompliant'
  | 'inGracePeriod'
  | 'notEvaluated'
  | 'justEnrolled'
>;
