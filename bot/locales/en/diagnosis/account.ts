import type { Translator } from '../../translator.ts';
import type { SomeRules } from './rule-words.ts';

export const account = (translator: Translator) => {
  const { t, plural } = translator;
  const errors = licenseErrors(translator);
  return {
    accountDisabled: {
      cause: t('The account is blocked'),
      evidence: () =>
        t('Sign-in is turned off in Entra. Nothing that needs the account works until it is on again.'),
      next: () =>
        t('Ask your identity team why. They can turn it on again. Don’t do it without knowing the reason.'),
    },
    usageLocationMissing: {
      cause: t('No license: the usage location is missing'),
      evidence: () => t('Entra assigns no license to an account without a usage location.'),
      next: () => t('Ask whoever assigns licenses to set the usage location. The license follows.'),
    },
    licenseError: {
      cause: t('The license could not be assigned'),
      evidence: ({ error }) => t('Entra says {{error}}.', { error: errors[error] ?? error }),
      next: () => t('Ask whoever assigns licenses. Without an Intune license, no device can be enrolled.'),
    },
    noLicense: {
      cause: t('No Intune license'),
      evidence: () => t('None of their licenses includes Intune, so no device can be enrolled.'),
      next: () => t('Ask whoever assigns licenses for one that includes Intune.'),
    },
    licenseTurnedOff: {
      cause: t('Intune is turned off in the license'),
      evidence: () => t('They have a license that includes Intune, but that part of it is turned off.'),
      next: () => t('Ask whoever assigns licenses to turn Intune on in it.'),
    },
    licensePending: {
      cause: t('The license is still being set up'),
      evidence: () => t('The Intune license was assigned, and Microsoft 365 hasn’t finished setting it up.'),
      next: () => t('Ask them to try again in an hour. It usually takes minutes and can take a day.'),
    },
    passwordOld: {
      cause: t('The password is old'),
      evidence: ({ changed }) => t('They changed it {{changed}}.', { changed }),
      next: () => t('If they are asked for a new password or can’t sign in, ask them to change it.'),
    },
    directorySyncStale: {
      cause: t('The account isn’t synced'),
      evidence: ({ synced }) => t('It comes from on-premises and was last synced {{synced}}.', { synced }),
      next: () => t('What was changed on-premises since then isn’t in Entra. Tell your identity team.'),
    },
    privileged: {
      cause: t('A privileged account'),
      evidence: ({ roles }) => plural(roles, 'They hold an Entra role.', 'They hold {{n}} Entra roles.'),
      next: () => t('Check carefully who is calling before you change anything.'),
    },
    inNoGroup: {
      cause: t('Not in any group'),
      evidence: () => t('Policies and apps that are assigned to groups don’t reach them.'),
      next: () => t('Ask an Intune administrator whether a group is missing.'),
    },
    noDevices: {
      cause: t('No device is enrolled'),
      evidence: () => t('They have an Intune license, but no device in Intune.'),
      next: () => t('If they call about a device, ask them to enroll it in the Company Portal app.'),
    },
  } satisfies SomeRules;
};

/** `licenseAssignmentState.error` (Microsoft Learn, Graph reference). */
export const licenseErrors = ({ t }: Translator): Readonly<Record<string, string>> => ({
  CountViolation: t('that no license is left'),
  MutuallyExclusiveViolation: t('that it conflicts with another of their licenses'),
  DependencyViolation: t('that it needs another license that they don’t have'),
  ProhibitedInUsageLocationViolation: t('that it isn’t available in their usage location'),
  UniquenessViolation: t('that one of their addresses is used twice'),
  Provisioning: t('that Intune could not be set up in it'),
  Other: t('that something else kept it from being assigned'),
});
