import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { authorityFor } from './authority.ts';
import { authOf, type OwnCredential } from './credential.ts';
import { msalProblem } from './msal-problem.ts';
import { networkClient } from './network-client.ts';
import type { TokenSource } from './token-source.ts';

interface ApplicationOptions {
  /** What the token is for, such as `https://graph.microsoft.com/.default`. */
  scope: string;
  /** Who issues tokens, such as `https://login.microsoftonline.com`; plain http on loopback only. */
  authorityHost: string;
  tenantId: string;
  clientId: string;
  credential: ClientCredential;
  now?: Clock;
}

export type ClientCredential =
  | OwnCredential
  /** The user-assigned managed identity whose client id is `clientId`. */
  | { managedIdentity: true };

/** A token is renewed this long before it expires. */
const EARLY_MS = 5 * 60_000;

/** The application's own token, whoever the caller is. Then only the bot itself checks the caller's scope. */
export function applicationTokens(options: ApplicationOptions): TokenSource {
  const { scope, now = () => new Date() } = options;
  const acquire = acquirer(options);
  let kept: { token: string; until: number } | undefined;
  let asking: Promise<string> | undefined;

  const ask = async (skipCache: boolean) => {
    const result = await acquire(scope, skipCache).catch((error: unknown) => {
      throw msalProblem(error);
    });
    if (!result?.accessToken)
      throw new Problem({ kind: 'unavailable', detail: 'no token for the application' });
    const until = (result.expiresOn?.getTime() ?? 0) - EARLY_MS;
    kept = { token: result.accessToken, until };
    return result.accessToken;
  };

  return {
    tokenFor(_caller, { fresh = false } = {}) {
      if (!fresh && kept && kept.until > now().getTime()) return Promise.resolve(kept.token);
      // Turns that start together share one request.
      asking ??= ask(fresh).finally(() => (asking = undefined));
      return asking;
    },
  };
}

type Acquire = (
  scope: string,
  skipCache: boolean,
) => Promise<{ accessToken: string; expiresOn: Date | null } | null>;

function acquirer({ authorityHost, tenantId, clientId, credential }: ApplicationOptions): Acquire {
  if ('managedIdentity' in credential) {
    const identity = new ManagedIdentityApplication({
      managedIdentityIdParams: { userAssignedClientId: clientId },
    });
    return (scope, forceRefresh) =>
      identity.acquireToken({ resource: scope.replace(/\/\.default$/, ''), forceRefresh });
  }
  const authority = authorityFor(authorityHost);
  const client = new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${authority.url}/${tenantId}`,
      knownAuthorities: authority.known,
      ...authOf(credential),
    },
    system: { networkClient: networkClient(authority) },
  });
  return (scope, skipCache) => client.acquireTokenByClientCredential({ scopes: [scope], skipCache });
}
