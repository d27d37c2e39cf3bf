/** What the error codes of a sign-in mean, and what helps. */
export const signInCodes = {
  AADSTS50034: {
    means: 'There is no such account in this organization.',
    next: 'Check the user name for typos.',
  },
  AADSTS50053: {
    means:
      'The account is locked after too many wrong passwords, or the sign-in came from an address with a bad reputation.',
    next: 'Ask them to wait, or reset the password. Your identity team sees which of both it was.',
  },
  AADSTS50055: {
    means: 'The password has expired.',
    next: 'Ask them to change it.',
  },
  AADSTS50056: {
    means: 'The account has no password in the directory, or a wrong one was given.',
    next: 'Your identity team checks how this account signs in.',
  },
  AADSTS50057: {
    means: 'The account is blocked.',
    next: 'Your identity team says why.',
  },
  AADSTS50058: {
    means: 'The browser had no session to sign in with silently.',
    next: 'Usually nothing is wrong: ask them to sign in.',
  },
  AADSTS50072: {
    means: 'They have to register for multifactor authentication.',
    next: 'Ask them to set it up at aka.ms/mfasetup.',
  },
  AADSTS50074: {
    means: 'Multifactor authentication is required, and they didn’t pass it.',
    next: 'Ask them to answer the request.',
  },
  AADSTS50076: {
    means: 'Multifactor authentication is required because of a policy or a new location.',
    next: 'Ask them to sign in again and to answer the request.',
  },
  AADSTS50079: {
    means: 'They have to register for multifactor authentication.',
    next: 'Ask them to set it up at aka.ms/mfasetup.',
  },
  AADSTS50097: {
    means: 'The device has to be signed in itself, and isn’t.',
    next: 'Check whether the device is registered in Entra.',
  },
  AADSTS50105: {
    means: 'They aren’t assigned to the app.',
    next: 'The app’s owner assigns them.',
  },
  AADSTS50126: {
    means: 'The user name or password is wrong.',
    next: 'Ask them to type it again, or reset the password.',
  },
  AADSTS50131: {
    means: 'Conditional Access blocked it, for example because the device doesn’t meet what is asked.',
    next: 'Look at the device’s compliance; your identity team sees which policy it was.',
  },
  AADSTS50133: {
    means: 'The session is over because the password has changed or expired.',
    next: 'Ask them to sign in again.',
  },
  AADSTS50140: {
    means: 'They were asked whether to stay signed in.',
    next: 'Nothing is wrong.',
  },
  AADSTS50144: {
    means: 'The password in Active Directory has expired.',
    next: 'Ask them to change it on a computer in the network.',
  },
  AADSTS50158: {
    means: 'Another service has to check them first, and hasn’t.',
    next: 'Ask them to sign in again.',
  },
  AADSTS50173: {
    means: 'The password or the account changed, so they have to sign in anew.',
    next: 'Ask them to sign in again.',
  },
  AADSTS53000: {
    means: 'Conditional Access wants a compliant device, and this one isn’t.',
    next: 'Look at what the device fails: its card says it.',
  },
  AADSTS53001: {
    means: 'Conditional Access wants a device that is joined to the domain, and this one isn’t.',
    next: 'Your identity team says which devices are allowed.',
  },
  AADSTS53002: {
    means: 'Conditional Access wants an approved app, and this one isn’t.',
    next: 'Ask them to use the approved app.',
  },
  AADSTS53003: {
    means: 'Conditional Access blocked it.',
    next: 'Your identity team sees which policy it was.',
  },
  AADSTS53004: {
    means: 'They have to register for multifactor authentication, but the sign-in is too risky to do it now.',
    next: 'Ask your identity team.',
  },
  AADSTS65001: {
    means: 'Nobody has consented to the app.',
    next: 'An administrator grants it.',
  },
  AADSTS70008: {
    means: 'The sign-in of the app has expired.',
    next: 'Ask them to sign in again.',
  },
  AADSTS70043: {
    means: 'The session ended because of a policy for how often to sign in.',
    next: 'Ask them to sign in again.',
  },
  AADSTS90094: {
    means: 'An administrator has to consent to the app.',
    next: 'An administrator grants it.',
  },
  AADSTS500121: {
    means: 'They didn’t pass multifactor authentication: no answer, a wrong one, or denied.',
    next: 'Ask them to try again. If they didn’t sign in themselves, tell your security team.',
  },
  AADSTS530003: {
    means: 'Conditional Access wants a managed device, and this one isn’t.',
    next: 'Ask them to enroll it.',
  },
  AADSTS700016: {
    means: 'The app isn’t known in this organization.',
    next: 'The app’s owner checks its id and tenant.',
  },
};
