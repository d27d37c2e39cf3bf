import type { TokenCredential } from '@azure/identity';

/** Who the bot is for the storage account. */
interface AccountIdentity {
  tenantId: string;
  clientId: string;
  authorityHost: string;
  credential:
    | { readonly kind: 'password'; readonly password: string }
    | { readonly kind: 'certificate'; readonly path: string }
    /** The user-assigned identity whose client id is `clientId`. */
    | { readonly kind: 'managedIdentity' };
}

/** The machine's managed identity if it has one, otherwise what the bot's registration proves itself with. */
export async function credentialFor(identity: AccountIdentity | undefined): Promise<TokenCredential> {
  // it takes a while to load, and a bot with files never needs it
  const {
    ChainedTokenCredential,
    ClientCertificateCredential,
    ClientSecretCredential,
    ManagedIdentityCredential,
  } = await import('@azure/identity');
  if (!identity) return new ManagedIdentityCredential();
  const { tenantId, clientId, authorityHost, credential } = identity;
  if (credential.kind === 'managedIdentity') return new ManagedIdentityCredential({ clientId });
  const own =
    credential.kind === 'password'
      ? new ClientSecretCredential(tenantId, clientId, credential.password, { authorityHost })
      : new ClientCertificateCredential(tenantId, clientId, credential.path, { authorityHost });
  return new ChainedTokenCredential(new ManagedIdentityCredential(), own);
}
