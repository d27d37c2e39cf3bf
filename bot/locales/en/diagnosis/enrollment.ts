import type { WordsOfRules } from './rule-words.ts';

const failed = ({ failed: when, reason }: { failed: string; reason: string }) =>
  reason === '' ? `An enrollment failed ${when}.` : `An enrollment failed ${when}: ${reason}`;

export const enrollment = {
  deviceLimitReached: {
    cause: 'They have as many devices as they may',
    evidence: ({ count, limit, refused }) => {
      const enrolled =
        limit === ''
          ? `${count.toString()} devices are enrolled.`
          : `${count.toString()} of at most ${limit.toString()} devices are enrolled.`;
      return refused === '' ? enrolled : `An enrollment was refused for it ${refused}. ${enrolled}`;
    },
    next: ({ count, limit }) =>
      typeof limit === 'number' && count < limit
        ? 'There is room now: ask them to try again. If it is refused, ask an Intune administrator.'
        : 'Retire a device that they no longer use, or ask an Intune administrator to raise the limit.',
  },
  entraQuotaReached: {
    cause: 'Entra’s device limit is reached',
    evidence: ({ refused }) => `Entra refused to register another device ${refused}.`,
    next: () => 'Ask your identity team to remove devices that are no longer used, or to raise the limit.',
  },
  enrollmentAuthentication: {
    cause: 'Enrollment failed: sign-in didn’t work',
    evidence: failed,
    next: () => 'Ask them to sign in at portal.office.com. If that fails too, ask your identity team.',
  },
  enrollmentAuthorization: {
    cause: 'Enrollment failed: they may not enroll',
    evidence: failed,
    next: () => 'Check that their license includes Intune and that enrollment is turned on for them.',
  },
  enrollmentAccountValidation: {
    cause: 'Enrollment failed: the account was refused',
    evidence: failed,
    next: () =>
      'Ask your identity team to check the account: its name, its domain and whether it is blocked.',
  },
  enrollmentUserValidation: {
    cause: 'Enrollment failed: Intune doesn’t accept this person',
    evidence: failed,
    next: () => 'Check the Intune license. If they have one, ask an Intune administrator.',
  },
  enrollmentDeviceNotSupported: {
    cause: 'Enrollment failed: the device isn’t supported',
    evidence: failed,
    next: () => 'Ask which device and version it is. It needs an update, or can’t be enrolled.',
  },
  enrollmentInMaintenance: {
    cause: 'Enrollment failed: Intune was in maintenance',
    evidence: failed,
    next: () => 'Ask them to try again.',
  },
  enrollmentBadRequest: {
    cause: 'Enrollment failed: the device sent something wrong',
    evidence: failed,
    next: () => 'Ask them to update Company Portal, restart the device and try again.',
  },
  enrollmentFeatureNotSupported: {
    cause: 'Enrollment failed: this way of enrolling isn’t available',
    evidence: failed,
    next: () => 'Ask an Intune administrator which way of enrolling is set up for this kind of device.',
  },
  enrollmentEnrollmentRestrictionsEnforced: {
    cause: 'Enrollment failed: a restriction blocks it',
    evidence: failed,
    next: () =>
      'Ask an Intune administrator whether this platform, version or ownership is blocked for them.',
  },
  enrollmentClientDisconnected: {
    cause: 'Enrollment failed: the connection was lost',
    evidence: failed,
    next: () => 'Ask them to try again on another network.',
  },
  enrollmentUserAbandonment: {
    cause: 'Enrollment wasn’t finished',
    evidence: failed,
    next: () => 'Ask them to start again and to go through to the end.',
  },
  enrollmentUnknown: {
    cause: 'Enrollment failed',
    evidence: failed,
    next: () =>
      'Ask them to try again. If it fails again, give the time and the reason to an Intune administrator.',
  },
} satisfies WordsOfRules<`enrollment${string}` | 'deviceLimitReached' | 'entraQuotaReached'>;
