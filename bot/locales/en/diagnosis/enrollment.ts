import type { Translator } from '../../translator.ts';
import type { SomeRules } from './rule-words.ts';

export const enrollment = ({ t }: Translator) => {
  const failed = ({ failed: when, reason }: { failed: string; reason: string }) =>
    reason === ''
      ? t('An enrollment failed {{when}}.', { when })
      : t('An enrollment failed {{when}}: {{reason}}', { when, reason });
  return {
    deviceLimitReached: {
      cause: t('Enrollment was refused: their device limit is reached'),
      evidence: ({ count, limit, refused }) => {
        const enrolled =
          limit === ''
            ? t('{{count}} devices are enrolled.', { count: count })
            : t('{{count}} of at most {{limit}} devices are enrolled.', { count: count, limit: limit });
        return t('An enrollment was refused for it {{refused}}. {{enrolled}}', { refused, enrolled });
      },
      next: ({ count, limit }) =>
        typeof limit === 'number' && count < limit
          ? t('There is room now: ask them to try again. If it is refused, ask an Intune administrator.')
          : t('Retire a device that they no longer use, or ask an Intune administrator to raise the limit.'),
    },
    deviceLimitFull: {
      cause: t('Their device limit is reached'),
      evidence: ({ count, limit }) =>
        t('{{count}} of at most {{limit}} devices are enrolled. No enrollment was refused for it.', {
          count,
          limit,
        }),
      next: () =>
        t('Only if they want to enroll another one: retire a device, or ask an Intune administrator.'),
    },
    entraQuotaReached: {
      cause: t('Entra’s device limit is reached'),
      evidence: ({ refused }) => t('Entra refused to register another device {{refused}}.', { refused }),
      next: () =>
        t('Ask your identity team to remove devices that are no longer used, or to raise the limit.'),
    },
    enrollmentAuthentication: {
      cause: t('Enrollment failed: sign-in didn’t work'),
      evidence: failed,
      next: () => t('Ask them to sign in at portal.office.com. If that fails too, ask your identity team.'),
    },
    enrollmentAuthorization: {
      cause: t('Enrollment failed: they aren’t allowed to enroll'),
      evidence: failed,
      next: () => t('Check that their license includes Intune and that enrollment is turned on for them.'),
    },
    enrollmentAccountValidation: {
      cause: t('Enrollment failed: the account was refused'),
      evidence: failed,
      next: () =>
        t('Ask your identity team to check the account: its name, its domain and whether it is blocked.'),
    },
    enrollmentUserValidation: {
      cause: t('Enrollment failed: Intune doesn’t accept this person'),
      evidence: failed,
      next: () => t('Check the Intune license. If they have one, ask an Intune administrator.'),
    },
    enrollmentDeviceNotSupported: {
      cause: t('Enrollment failed: the device isn’t supported'),
      evidence: failed,
      next: () => t('Ask which device and version it is. It needs an update, or can’t be enrolled.'),
    },
    enrollmentInMaintenance: {
      cause: t('Enrollment failed: Intune was under maintenance'),
      evidence: failed,
      next: () => t('Ask them to try again.'),
    },
    enrollmentBadRequest: {
      cause: t('Enrollment failed: the device sent something wrong'),
      evidence: failed,
      next: () => t('Ask them to update Company Portal, restart the device and try again.'),
    },
    enrollmentFeatureNotSupported: {
      cause: t('Enrollment failed: this way of enrolling isn’t available'),
      evidence: failed,
      next: () => t('Ask an Intune administrator which way of enrolling is set up for this kind of device.'),
    },
    enrollmentEnrollmentRestrictionsEnforced: {
      cause: t('Enrollment failed: a restriction blocks it'),
      evidence: failed,
      next: () =>
        t('Ask an Intune administrator whether this platform, version or ownership is blocked for them.'),
    },
    enrollmentClientDisconnected: {
      cause: t('Enrollment failed: the connection was lost'),
      evidence: failed,
      next: () => t('Ask them to try again on another network.'),
    },
    enrollmentUserAbandonment: {
      cause: t('Enrollment wasn’t finished'),
      evidence: failed,
      next: () => t('Ask them to start again and to go through to the end.'),
    },
    enrollmentUnknown: {
      cause: t('Enrollment failed'),
      evidence: failed,
      next: () =>
        t(
          'Ask them to try again. If it fails again, give the time and the reason to an Intune administrator.',
        ),
    },
  } satisfies SomeRules;
};
