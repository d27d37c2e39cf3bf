import { Problem } from '../../helpdesk/contracts/problem.ts';
import { ConfidentialClientApplication, type AccountInfo } from '@azure/msal-node';
import { authorityFor, calledAs } from './authority.ts';
import { authOf, type OwnCredential } from './credential.ts';
import { networkClient } from './network-client.ts';

/** The sign-in registration and its tenant. */
export interface SignInApplication {
  authorityHost: string;
  tenantId: string;
  clientId: string;
  credential: OwnCredential;
}

/** What a person's tokens are based on: a token from Teams, or an account that signed in in a browser. */
export type Grant = { kind: 'assertion'; token: string } | { kind: 'account'; account: AccountInfo };

interface Acquired {
  token: string;
  /** When it expires, in milliseconds. */
  until: number;
  /** Only for an account. */
  idToken: string;
  account: AccountInfo | null;
}

export interface Wanted {
  scopes: string[];
  /** Ask Entra even if MSAL has a token. */
  fresh: boolean;
  /** JSON. */
  claims?: string | undefined;
}

/** MSAL for one person: its cache disappears with it. Throws what MSAL throws. */
export class PersonClient {
  readonly #msal: ConfidentialClientApplication;
  readonly #plain: (url: string) => string;

  constructor({ authorityHost, tenantId, clientId, credential }: SignInApplication) {
    const authority = authorityFor(authorityHost);
    this.#plain = (url) => calledAs(authority, url);
    this.#msal = new ConfidentialClientApplication({
      auth: {
        clientId,
        authority: `${authority.url}/${tenantId}`,
        knownAuthorities: authority.known,
        // We handle claims challenges: Graph can end a revoked session before its tokens expire.
        clientCapabilities: ['CP1'],
        ...authOf(credential),
      },
      system: { networkClient: networkClient(authority) },
    });
  }

  async onBehalfOf(grant: Grant, { scopes, fresh, claims }: Wanted): Promise<Acquired> {
    const asked = { scopes, ...(claims !== undefined && { claims }) };
    return acquired(
      grant.kind === 'assertion'
        ? await this.#msal.acquireTokenOnBehalfOf({ ...asked, oboAssertion: grant.token, skipCache: fresh })
        : await this.#msal.acquireTokenSilent({ ...asked, account: grant.account, forceRefresh: fresh }),
    );
  }

  async byCode(
    code: string,
    began: { scopes: string[]; redirectUri: string; verifier: string; nonce: string },
  ) {
    const { verifier, ...rest } = began;
    return acquired(await this.#msal.acquireTokenByCode({ ...rest, code, codeVerifier: verifier }));
  }

  async authorizeUrl(start: {
    scopes: string[];
    redirectUri: string;
    state: string;
    nonce: string;
    challenge: string;
    claims?: string | undefined;
  }): Promise<string> {
    const { challenge, claims, ...rest } = start;
    const url = await this.#msal.getAuthCodeUrl({
      ...rest,
      ...(claims !== undefined && { claims }),
      codeChallenge: challenge,
      codeChallengeMethod: 'S256',
      responseMode: 'query',
      // The browser may be signed in as somebody else.
      prompt: 'select_account',
    });
    return this.#plain(url);
  }
}

function acquired(
  result: {
    accessToken: string;
    expiresOn: Date | null;
    idToken: string;
    account: AccountInfo | null;
  } | null,
): Acquired {
  // MSAL takes an answer without a token for one with an empty token
  if (!result?.accessToken) throw new Problem({ kind: 'unavailable', detail: 'no token for the person' });
  const { accessToken, expiresOn, idToken, account } = result;
  return { token: accessToken, until: expiresOn?.getTime() ?? 0, idToken, account };
}
