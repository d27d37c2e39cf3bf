import { ConfidentialClientApplication, type AccountInfo } from '@azure/msal-node';
import { authorityFor, calledAs } from './authority.ts';
import { authOf, type OwnCredential } from './credential.ts';
import { networkClient } from './network-client.ts';

/** The sign-in registration and where it is known. */
export interface SignInApplication {
  authorityHost: string;
  tenantId: string;
  clientId: string;
  credential: OwnCredential;
}

/** What stands behind a person's tokens: a token that Teams gave for them, or an account that signed in in a browser. */
export type Grant = { kind: 'assertion'; token: string } | { kind: 'account'; account: AccountInfo };

export interface Acquired {
  token: string;
  /** Until when it is good, in milliseconds. */
  until: number;
  /** Of an account alone. */
  idToken: string;
  account: AccountInfo | null;
}

export interface Wanted {
  scopes: string[];
  /** Entra is asked, whatever MSAL keeps. */
  anew: boolean;
  /** JSON. */
  claims?: string | undefined;
}

export type MakeClient = () => PersonClient;

/** MSAL for one person. What it keeps of them is forgotten with it. Throws what MSAL throws. */
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
        // Graph may ask for a fresh sign-in, and is understood: a revoked session ends before its tokens do
        clientCapabilities: ['CP1'],
        ...authOf(credential),
      },
      system: { networkClient: networkClient(authority) },
    });
  }

  async onBehalfOf(grant: Grant, { scopes, anew, claims }: Wanted): Promise<Acquired> {
    const asked = { scopes, ...(claims !== undefined && { claims }) };
    return acquired(
      grant.kind === 'assertion'
        ? await this.#msal.acquireTokenOnBehalfOf({ ...asked, oboAssertion: grant.token, skipCache: anew })
        : await this.#msal.acquireTokenSilent({ ...asked, account: grant.account, forceRefresh: anew }),
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
      // a browser may be signed in as somebody else
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
  if (!result) throw new Error('MSAL gave no token');
  const { accessToken, expiresOn, idToken, account } = result;
  return { token: accessToken, until: expiresOn?.getTime() ?? 0, idToken, account };
}
