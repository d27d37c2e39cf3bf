import type { Configuration } from '@azure/msal-node';

/** How an application proves its identity to Entra. */
export type OwnCredential =
  | { secret: string }
  /** PEM. The thumbprint is hexadecimal, SHA-256 or SHA-1. */
  | { privateKey: string; thumbprint: string; certificate?: string | undefined };

export function authOf(credential: OwnCredential): Partial<Configuration['auth']> {
  if ('secret' in credential) return { clientSecret: credential.secret };
  const { privateKey, thumbprint, certificate } = credential;
  const name = thumbprint.length === 64 ? 'thumbprintSha256' : 'thumbprint';
  return { clientCertificate: { privateKey, [name]: thumbprint, ...(certificate && { x5c: certificate }) } };
}
