import type { OwnCredential, Registration } from './model.ts';
import type { Given, Settings } from './settings.ts';

/** How the bot's registration proves that it is itself. */
export function credential(set: Settings): Registration['credential'] {
  if (set.CertificatePath !== undefined && set.CertificateThumbprint !== undefined)
    return { kind: 'certificate', path: set.CertificatePath, thumbprint: set.CertificateThumbprint };
  if (set.MicrosoftAppPassword !== undefined) return { kind: 'password', password: set.MicrosoftAppPassword };
  return { kind: 'managedIdentity' };
}

export function credentialFaults(set: Settings, given: Given): string[] {
  const certificate = given('CertificatePath') || given('CertificateThumbprint');
  const both = given('CertificatePath') && given('CertificateThumbprint');
  const faults: string[] = [];
  if (certificate && !both) faults.push('CertificatePath, CertificateThumbprint: set both or none.');
  if (set.MicrosoftAppType === 'UserAssignedMSI') {
    if (certificate || given('MicrosoftAppPassword'))
      faults.push(
        'MicrosoftAppPassword, CertificatePath: remove them; a UserAssignedMSI has no credential of its own.',
      );
  } else if (certificate && given('MicrosoftAppPassword')) {
    faults.push('MicrosoftAppPassword, CertificatePath: set one and remove the other.');
  } else if (!certificate && !given('MicrosoftAppPassword')) {
    faults.push(
      'CertificatePath: set it with CertificateThumbprint, or set MicrosoftAppPassword, or MicrosoftAppType=UserAssignedMSI.',
    );
  }
  return faults;
}

/** How the sign-in's registration does. */
export function signInCredential(set: Settings): OwnCredential {
  if (set.SsoCertificatePath !== undefined && set.SsoCertificateThumbprint !== undefined)
    return { kind: 'certificate', path: set.SsoCertificatePath, thumbprint: set.SsoCertificateThumbprint };
  return { kind: 'password', password: set.SsoAppPassword ?? '' };
}

export function signInCredentialFaults(given: Given): string[] {
  const [path, thumb] = [given('SsoCertificatePath'), given('SsoCertificateThumbprint')];
  if (path !== thumb) return ['SsoCertificatePath, SsoCertificateThumbprint: set both or none.'];
  if (path && given('SsoAppPassword'))
    return ['SsoAppPassword, SsoCertificatePath: set one and remove the other.'];
  if (path || given('SsoAppPassword')) return [];
  return [
    "SsoAppPassword: set it to the sign-in registration's password, or set SsoCertificatePath with SsoCertificateThumbprint.",
  ];
}
