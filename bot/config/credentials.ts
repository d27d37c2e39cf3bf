import type { OwnCredential, Registration } from './model.ts';
import type { Given, Settings } from './settings.ts';

/** How the bot's registration proves its identity. undefined: no setting says how. */
export function credentialOf(set: Settings): Registration['credential'] | undefined {
  if (set.CertificatePath !== undefined && set.CertificateThumbprint !== undefined)
    return { kind: 'certificate', path: set.CertificatePath, thumbprint: set.CertificateThumbprint };
  if (set.MicrosoftAppPassword !== undefined) return { kind: 'password', password: set.MicrosoftAppPassword };
  return set.MicrosoftAppType === 'UserAssignedMSI' ? { kind: 'managedIdentity' } : undefined;
}

export function credentialFaults(set: Settings, given: Given): string[] {
  const certificate = given('CertificatePath') || given('CertificateThumbprint');
  const both = given('CertificatePath') && given('CertificateThumbprint');
  const faults: string[] = [];
  if (certificate && !both) faults.push('CertificatePath, CertificateThumbprint: set both or none.');
  if (set.MicrosoftAppType === 'UserAssignedMSI') {
    if (certificate || given('MicrosoftAppPassword'))
      faults.push(
        'MicrosoftAppPassword, CertificatePath: remove them; a UserAssignedMSI needs no credential.',
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

/** The same for the sign-in registration. */
export function signInCredentialOf(set: Settings): OwnCredential | undefined {
  if (set.SsoCertificatePath !== undefined && set.SsoCertificateThumbprint !== undefined)
    return { kind: 'certificate', path: set.SsoCertificatePath, thumbprint: set.SsoCertificateThumbprint };
  return set.SsoAppPassword === undefined ? undefined : { kind: 'password', password: set.SsoAppPassword };
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
