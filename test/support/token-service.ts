import { createHash, createSign, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fixture, openFixture } from './fixture.ts';
import { rsaKeys, strangers } from './rsa-keys.ts';

type Claims = Record<string, unknown>;

export const SSO_APP = 'bbbbbbbb-0000-4000-8000-0000000000f1';
export const SSO_URI = 'api://botid-aaaaaaaa-0000-4000-8000-000000000001';
const KID = 'tenant-key-1';
const ofTenant = rsaKeys('tenant');

interface Began {
  challenge: string;
  nonce: string;
  redirectUri: string;
}

/** How the next token on a person's behalf is refused, in Entra's terms. */
export interface Refusal {
  error: string;
  suberror?: string;
  error_description?: string;
  claims?: string;
}

/** A fake authority of the tenant: metadata, keys, tokens of every grant that the bot uses, and the sign-in page. */
export class TokenService {
  url = '';
  /** down: answers 500. empty: gives no tokens, and no reason. */
  state: 'up' | 'down' | 'empty' = 'up';
  /** The person who uses the browser. */
  browser = '';
  /** Refusals of people's grants by object id, until they are deleted. */
  readonly refusals = new Map<string, Refusal>();
  /** Each request for a token. */
  readonly asked: { grant: string; form: URLSearchParams }[] = [];
  /** Every token and code that was issued, for a search where none may be. */
  readonly given: string[] = [];
  /** A permission that nobody has consented to. */
  withoutConsent: string | undefined;
  lifetime = 3600;
  readonly #codes = new Map<string, Began & { oid: string }>();
  readonly #refreshing = new Map<string, string>();
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  constructor(
    readonly tenantId: string,
    readonly secrets: Readonly<Record<string, string>>,
  ) {}

  /** It closes with `fixture`. */
  async open(fixture: Fixture = openFixture()): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    fixture.onClose(() => this.close());
    await once(this.#server, 'listening');
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get issuer(): string {
    return `${this.url}/${this.tenantId}/v2.0`;
  }

  /** Tokens on behalf of people that were asked for. */
  get onBehalf(): URLSearchParams[] {
    return this.asked.filter(({ grant }) => grant.endsWith('jwt-bearer')).map(({ form }) => form);
  }

  /** A token that names a person, as Teams gets it, with the changes of `over`. */
  personToken(
    oid: string,
    over: Claims = {},
    header: Claims = {},
    signedBy: 'us' | 'a stranger' | 'nobody' = 'us',
  ) {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: this.issuer,
      aud: SSO_APP,
      tid: this.tenantId,
      oid,
      scp: 'access_as_user',
      ver: '2.0',
      iat: now - 600,
      nbf: now - 600,
      exp: now + 3000,
      uti: randomUUID(),
      ...over,
    };
    return this.#signed(claims, header, signedBy);
  }

  publicPem(): string {
    return ofTenant().publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }

  #signed(claims: Claims, header: Claims = {}, signedBy: 'us' | 'a stranger' | 'nobody' = 'us'): string {
    const head = encoded({ alg: 'RS256', typ: 'JWT', kid: KID, ...header });
    const input = `${head}.${encoded(claims)}`;
    const key = signedBy === 'us' ? ofTenant().privateKey : strangers().privateKey;
    const signature =
      signedBy === 'nobody' ? '' : createSign('RSA-SHA256').update(input).sign(key, 'base64url');
    const token = `${input}.${signature}`;
    this.given.push(token);
    return token;
  }

  /** Nobody here checks the signature of a token for Graph, and making one takes longer than most calls. */
  #forGraph(claims: Claims): string {
    const token = `${encoded({ alg: 'RS256', typ: 'JWT', kid: KID })}.${encoded(claims)}.${randomBytes(256).toString('base64url')}`;
    this.given.push(token);
    return token;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.url);
    const body = new URLSearchParams(await text(request));
    const { status, headers, json } = this.#route(url, body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(json));
  }

  #route(
    url: URL,
    form: URLSearchParams,
  ): { status: number; json: unknown; headers?: Record<string, string> } {
    if (this.state === 'down') return { status: 500, json: {} };
    const tenant = `${this.url}/${this.tenantId}`;
    switch (url.pathname.replace(`/${this.tenantId}`, '')) {
      case '/v2.0/.well-known/openid-configuration':
        return {
          status: 200,
          json: {
            issuer: this.issuer,
            authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
            token_endpoint: `${tenant}/oauth2/v2.0/token`,
            jwks_uri: `${tenant}/discovery/v2.0/keys`,
          },
        };
      case '/discovery/v2.0/keys':
        return {
          status: 200,
          json: { keys: [{ ...ofTenant().publicKey.export({ format: 'jwk' }), kid: KID, use: 'sig' }] },
        };
      case '/oauth2/v2.0/authorize':
        return this.#authorize(url.searchParams);
      case '/oauth2/v2.0/devicecode':
        return { status: 200, json: this.#deviceCode() };
      case '/oauth2/v2.0/token':
        return this.#token(form);
      default:
        return { status: 404, json: {} };
    }
  }

  #authorize(query: URLSearchParams) {
    const code = randomUUID();
    this.given.push(code);
    this.#codes.set(code, {
      oid: this.browser,
      challenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce') ?? '',
      redirectUri: query.get('redirect_uri') ?? '',
    });
    // A sign-in satisfies every refusal.
    this.refusals.delete(this.browser);
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    return { status: 302, json: {}, headers: { location: back.href } };
  }

  /** Whoever uses the browser types it at once. */
  #deviceCode() {
    const code = randomUUID();
    this.#codes.set(code, { oid: this.browser, challenge: '', nonce: '', redirectUri: '' });
    return {
      device_code: code,
      user_code: 'SAMPLE-CODE',
      verification_uri: `${this.url}/device`,
      expires_in: 60,
      interval: 1,
      message: `Open ${this.url}/device and type SAMPLE-CODE.`,
    };
  }

  #token(form: URLSearchParams): { status: number; json: unknown } {
    const grant = form.get('grant_type') ?? '';
    this.asked.push({ grant, form });
    if (this.state === 'empty') return { status: 200, json: {} };
    const client = form.get('client_id') ?? '';
    // a client without a secret is a public one
    if ((form.get('client_secret') ?? undefined) !== this.secrets[client])
      return { status: 401, json: { error: 'invalid_client', error_description: 'AADSTS7000215: no' } };
    if (grant === 'client_credentials') return { status: 200, json: this.#forApplication(client) };
    const who = this.#who(grant, form);
    if (!who) return { status: 400, json: { error: 'invalid_grant', error_description: 'AADSTS50013: no' } };
    const refusal = this.refusals.get(who.oid);
    const scope = form.get('scope') ?? '';
    if (this.withoutConsent !== undefined && scope.includes(this.withoutConsent))
      return { status: 400, json: { error: 'invalid_grant', error_description: 'AADSTS65001: no consent' } };
    if (refusal)
      return { status: 400, json: { error_description: 'AADSTS50079: more is needed', ...refusal } };
    return { status: 200, json: this.#forPerson(who.oid, scope, who.nonce) };
  }

  #who(grant: string, form: URLSearchParams): { oid: string; nonce?: string } | undefined {
    if (grant === 'refresh_token') {
      const oid = this.#refreshing.get(form.get('refresh_token') ?? '');
      return oid === undefined ? undefined : { oid };
    }
    if (grant.endsWith('device_code')) {
      const began = this.#codes.get(form.get('device_code') ?? '');
      return began?.oid === '' ? undefined : began;
    }
    if (grant === 'authorization_code') {
      const code = form.get('code') ?? '';
      const began = this.#codes.get(code);
      this.#codes.delete(code);
      const proof = createHash('sha256')
        .update(form.get('code_verifier') ?? '')
        .digest('base64url');
      const fits = began?.challenge === proof && began.redirectUri === form.get('redirect_uri');
      return fits ? began : undefined;
    }
    const { oid, exp } = claimsIn(form.get('assertion') ?? '');
    return typeof oid === 'string' && Number(exp) * 1000 > Date.now() ? { oid } : undefined;
  }

  #forApplication(client: string) {
    const now = Math.floor(Date.now() / 1000);
    const claims = { tid: this.tenantId, appid: client, idtyp: 'app', oid: randomUUID(), exp: now + 3600 };
    return { token_type: 'Bearer', expires_in: 3600, access_token: this.#forGraph(claims) };
  }

  #forPerson(oid: string, scope: string, nonce: string | undefined) {
    const now = Math.floor(Date.now() / 1000);
    const refresh = randomUUID();
    this.#refreshing.set(refresh, oid);
    this.given.push(refresh);
    const common = { tid: this.tenantId, oid, iat: now, nbf: now - 5, exp: now + this.lifetime };
    const names = { preferred_username: 'someone@contoso.example', sub: oid };
    return {
      token_type: 'Bearer',
      scope,
      expires_in: this.lifetime,
      access_token: this.#forGraph({ ...common, aud: 'graph', scp: scope, uti: randomUUID() }),
      refresh_token: refresh,
      id_token: this.#signed({ ...common, ...names, iss: this.issuer, aud: SSO_APP, ver: '2.0', nonce }),
      client_info: encoded({ uid: oid, utid: this.tenantId }),
    };
  }
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

export function claimsIn(token: string): Claims {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? 'e30', 'base64url').toString()) as Claims;
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}
