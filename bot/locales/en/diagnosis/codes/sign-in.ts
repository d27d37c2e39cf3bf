import type { Translator } from '../../../translator.ts';
/** What the error codes of a sign-in mean, and what helps. */
export const signInCodes = ({ t }: Translator) => ({
  AADSTS50034: {
    means: t('There is no such account in this organization.'),
    next: t('Check the user name for typos.'),
  },
  AADSTS50053: {
    means: t(
      'The account is locked after too many wrong passwords, or the sign-in came from an address with a bad reputation.',
    ),
    next: t('Ask them to wait, or reset the password. Your identity team can see which of the two it was.'),
  },
  AADSTS50055: {
    means: t('The password has expired.'),
    next: t('Ask them to change it.'),
  },
  AADSTS50056: {
    means: t('The account has no password in the directory, or a wrong one was given.'),
    next: t('Your identity team checks how this account signs in.'),
  },
  AADSTS50057: {
    means: t('The account is blocked.'),
    next: t('Your identity team says why.'),
  },
  AADSTS50058: {
    means: t('The browser had no session to sign in with silently.'),
    next: t('Usually nothing is wrong: ask them to sign in.'),
  },
  AADSTS50072: {
    means: t('They have to register for multifactor authentication.'),
    next: t('Ask them to set it up at aka.ms/mfasetup.'),
  },
  AADSTS50074: {
    means: t('Multifactor authentication is required, and they didn’t pass it.'),
    next: t('Ask them to answer the request.'),
  },
  AADSTS50076: {
    means: t('Multifactor authentication is required because of a policy or a new location.'),
    next: t('Ask them to sign in again and to answer the request.'),
  },
  AADSTS50079: {
    means: t('They have to register for multifactor authentication.'),
    next: t('Ask them to set it up at aka.ms/mfasetup.'),
  },
  AADSTS50097: {
    means: t('The device has to be signed in itself, and isn’t.'),
    next: t('Check whether the device is registered in Entra.'),
  },
  AADSTS50105: {
    means: t('They aren’t assigned to the app.'),
    next: t('The app’s owner assigns them.'),
  },
  AADSTS50126: {
    means: t('The user name or password is wrong.'),
    next: t('Ask them to type it again, or reset the password.'),
  },
  AADSTS50131: {
    means: t('Conditional Access blocked it, for example because the device doesn’t meet what is asked.'),
    next: t('Look at the device’s compliance; your identity team sees which policy it was.'),
  },
  AADSTS50133: {
    means: t('The session is over because the password has changed or expired.'),
    next: t('Ask them to sign in again.'),
  },
  AADSTS50140: {
    means: t('They were asked whether to stay signed in.'),
    next: t('Nothing is wrong.'),
  },
  AADSTS50144: {
    means: t('The password in Active Directory has expired.'),
    next: t('Ask them to change it on a computer in the network.'),
  },
  AADSTS50158: {
    means: t('Another service has to check them first, and hasn’t.'),
    next: t('Ask them to sign in again.'),
  },
  AADSTS50173: {
    means: t('The password or the account changed, so they have to sign in again.'),
    next: t('Ask them to sign in again.'),
  },
  AADSTS53000: {
    means: t('Conditional Access requires a compliant device, and this one isn’t.'),
    next: t('Look at what the device fails: its card says it.'),
  },
  AADSTS53001: {
    means: t('Conditional Access requires a device that is joined to the domain, and this one isn’t.'),
    next: t('Your identity team says which devices are allowed.'),
  },
  AADSTS53002: {
    means: t('Conditional Access requires an approved app, and this one isn’t.'),
    next: t('Ask them to use the approved app.'),
  },
  AADSTS53003: {
    means: t('Conditional Access blocked it.'),
    next: t('Your identity team sees which policy it was.'),
  },
  AADSTS53004: {
    means: t(
      'They have to register for multifactor authentication, but the sign-in is too risky to do it now.',
    ),
    next: t('Ask your identity team.'),
  },
  AADSTS65001: {
    means: t('Nobody has consented to the app.'),
    next: t('An administrator grants it.'),
  },
  AADSTS70008: {
    means: t('The sign-in of the app has expired.'),
    next: t('Ask them to sign in again.'),
  },
  AADSTS70043: {
    means: t('The session ended because of a policy for how often to sign in.'),
    next: t('Ask them to sign in again.'),
  },
  AADSTS90094: {
    means: t('An administrator has to consent to the app.'),
    next: t('An administrator grants it.'),
  },
  AADSTS500121: {
    means: t('They didn’t pass multifactor authentication: no answer, a wrong one, or denied.'),
    next: t('Ask them to try again. If they didn’t sign in themselves, tell your security team.'),
  },
  AADSTS530003: {
    means: t('Conditional Access requires a managed device, and this one isn’t.'),
    next: t('Ask them to enroll it.'),
  },
  AADSTS700016: {
    means: t('The app isn’t known in this organization.'),
    next: t('The app’s owner checks its id and tenant.'),
  },
});
