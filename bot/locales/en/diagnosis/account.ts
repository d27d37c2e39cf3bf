import type { WordsOfRules } from './rule-words.ts';

export const account = {
  accountDisabled: {
    cause: 'The account is blocked',
    evidence: () =>
      'Sign-in is turned off in Entra. Nothing that needs the account works until it is on again.',
    next: () =>
      'Ask your identity team why. They can turn it on again. Don’t do it without knowing the reason.',
  },
  usageLocationMissing: {
    cause: 'No license: the usage location is missing',
    evidence: () => 'Entra assigns no license to an account without a usage location.',
    next: () => 'Ask whoever assigns licenses to set the usage location. The license follows.',
  },
  licenseError: {
    cause: 'The license could not be assigned',
    evidence: ({ error }) => `Entra says ${licenseErrors[error] ?? error}.`,
    next: () => 'Ask whoever assigns licenses. Without an Intune license, no device can be enrolled.',
  },
  noLicense: {
    cause: 'No Intune license',
    evidence: () => 'None of their licenses includes Intune, so no device can be enrolled.',
    next: () => 'Ask whoever assigns licenses for one that includes Intune.',
  },
  licenseTurnedOff: {
    cause: 'Intune is turned off in the license',
    evidence: () => 'They have a license that includes Intune, but that part of it is turned off.',
    next: () => 'Ask whoever assigns licenses to turn Intune on in it.',
  },
  licensePending: {
    cause: 'The license is still being set up',
    evidence: () => 'The Intune license was assigned, and Microsoft 365 hasn’t finished setting it up.',
    next: () => 'Ask them to try again in an hour. It usually takes minutes and can take a day.',
  },
  passwordOld: {
    cause: 'The password is old',
    evidence: ({ changed }) => `They changed it ${changed}.`,
    next: () => 'If they are asked for a new password or can’t sign in, ask them to change it.',
  },
  directorySyncStale: {
    cause: 'The account isn’t synced',
    evidence: ({ synced }) => `It comes from on-premises and was last synced ${synced}.`,
    next: () => 'What was changed on-premises since then isn’t in Entra. Tell your identity team.',
  },
  privileged: {
    cause: 'A privileged account',
    evidence: ({ roles }) =>
      roles === 1 ? 'They hold an Entra role.' : `They hold ${roles.toString()} Entra roles.`,
    next: () => 'Check carefully who is calling before you change anything.',
  },
  inNoGroup: {
    cause: 'Not in any group',
    evidence: () => 'Policies and apps that are assigned to groups don’t reach them.',
    next: () => 'Ask an Intune administrator whether a group is missing.',
  },
  noDevices: {
    cause: 'No device is enrolled',
    evidence: () => 'They have an Intune license, and Intune has no device of theirs.',
    next: () => 'If they call about a device, ask them to enroll it in the Company Portal app.',
  },
} satisfies WordsOfRules<
  | 'accountDisabled'
  | 'usageLocationMissing'
  | 'licenseError'
  | 'noLicense'
  | 'licenseTurnedOff'
  | 'licensePending'
  | 'passwordOld'
  | 'directorySyncStale'
  | 'privileged'
  | 'inNoGroup'
  | 'noDevices'
>;

/** `licenseAssignmentState.error` (Microsoft Learn, Graph reference). */
export const licenseErrors: Readonly<Record<string, string>> = {
  CountViolation: 'that no license is left',
  MutuallyExclusiveViolation: 'that it conflicts with another license of theirs',
  DependencyViolation: 'that it needs another license that they don’t have',
  ProhibitedInUsageLocationViolation: 'that it isn’t available in their usage location',
  UniquenessViolation: 'that an address of theirs is used twice',
  Other: 'that something else kept it from being assigned',
};
