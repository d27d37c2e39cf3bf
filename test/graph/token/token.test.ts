import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { demoTokens, type TokenSource } from '../../../bot/graph/index.ts';
import { applicationTokens } from '../../../bot/graph/token/application.ts';
import { authorityFor } from '../../../bot/graph/token/authority.ts';
import type { Caller } from '../../../bot/helpdesk/contracts/graph.ts';
import { FakeGraph } from '../support/fake-graph.ts';
import { guid, TENANT, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const caller = (personId?: string): Caller => ({ personId, signal: AbortSignal.timeout(10_000) });

function claims(token: string): unknown[] {
  const [head = '', body = '', signature] = token.split('.');
  return [
    ...[head, body].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown),
    signature,
  ];
}

describe('demo tokens', () => {
  it('name the caller, unsigned', async () => {
    const token = await demoTokens(TENANT).tokenFor(caller(guid(1)));
    assert.deepEqual(claims(token), [{ alg: 'none', typ: 'JWT' }, { oid: guid(1), tid: TENANT }, '']);
  });

  it('name the bot itself as an application', async () => {
    const [, body] = claims(await demoTokens(TENANT).tokenFor(caller()));
    assert.deepEqual(body, { oid: '00000000-0000-0000-0000-000000000000', idtyp: 'app', tid: TENANT });
  });
});

describe('graph authorisation', () => {
  const at = useGraph();
  const route = `/v1.0/users/${guid(1)}`;
  const lock = `/v1.0/deviceManagement/managedDevices/${guid(5)}/remoteLock`;
  const renewing: TokenSource = { tokenFor: (_, options) => Promise.resolve(options?.fresh ? 'new' : 'old') };
  const worldOf = (tokens: TokenSource, signal = AbortSignal.timeout(5000)) =>
    at.open({ tokens }).graphFor({ personId: guid(9), signal });
  const tokensSent = () => at.fake.exchanges.map(({ headers }) => headers.authorization);

  it("sends the caller's token, for batches too", async () => {
    at.fake.get(route, { body: { id: guid(1) } });
    await Promise.all([1, 2].map(() => at.api.directory.speaker(guid(1))));
    const token = await demoTokens(TENANT).tokenFor(caller('c0ffee00-0000-4000-8000-000000000002'));
    assert.deepEqual(tokensSent(), [`Bearer ${token}`]);
  });

  it('reads once more with a fresh token after 401', async () => {
    at.fake.get(route, { status: 401 }, { body: { id: guid(1) } });
    await worldOf(renewing).directory.speaker(guid(1));
    assert.deepEqual(tokensSent(), ['Bearer old', 'Bearer new']);
  });

  it('but no more than once, and never sends an action again', async () => {
    at.fake.get(route, { status: 401 }).post(lock, { status: 401 });
    const api = worldOf(renewing);
    assert.equal((await problemFrom(api.directory.speaker(guid(1)))).kind, 'unauthorized');
    const acting = api.devices.act(guid(5), { name: 'remoteLock', version: 'v1.0' });
    assert.equal((await problemFrom(acting)).kind, 'unauthorized');
    assert.equal(at.fake.exchanges.length, 3);
  });

  it('waits for a token no longer than the turn lasts', async () => {
    const never: TokenSource = { tokenFor: () => new Promise(() => undefined) };
    const api = worldOf(never, AbortSignal.timeout(50));
    assert.equal((await problemFrom(api.directory.speaker(guid(1)))).kind, 'timeout');
  });
});

describe('application tokens', () => {
  let authority: FakeGraph;
  const route = `/${TENANT}/oauth2/v2.0/token`;
  beforeEach(async () => {
    authority = new FakeGraph();
    await authority.start();
  });
  afterEach(async () => {
    await authority.stop();
    authority.verify();
  });

  const discovery = () =>
    authority.get(`/${TENANT}/v2.0/.well-known/openid-configuration`, () => ({
      body: {
        issuer: `${authority.url}/${TENANT}/v2.0`,
        authorization_endpoint: `${authority.url}/${TENANT}/oauth2/v2.0/authorize`,
        token_endpoint: `${authority.url}${route}`,
        jwks_uri: `${authority.url}/keys`,
      },
    }));
  const token = (access_token: string, expires_in = 3600) => ({
    body: { token_type: 'Bearer', expires_in, access_token },
  });
  const source = (credential: Parameters<typeof applicationTokens>[0]['credential'] = { secret: 's3cret' }) =>
    applicationTokens({
      scope: 'https://graph.microsoft.com/.default',
      authorityHost: authority.url,
      tenantId: TENANT,
      clientId: guid(7),
      credential,
    });
  const form = (n: number) => new URLSearchParams(String(authority.exchanges[n]?.body));

  it('come by client credentials, over http on loopback', async () => {
    discovery().post(route, token('t1'));
    assert.equal(await source().tokenFor(caller(guid(1))), 't1');
    assert.equal(form(1).get('grant_type'), 'client_credentials');
    assert.equal(form(1).get('scope'), 'https://graph.microsoft.com/.default');
    assert.equal(form(1).get('client_secret'), 's3cret');
  });

  it('are kept until they expire, and asked for once by all who wait', async () => {
    discovery().post(route, token('t1'), token('t2'));
    const tokens = source();
    assert.deepEqual(await Promise.all([tokens.tokenFor(caller()), tokens.tokenFor(caller())]), ['t1', 't1']);
    assert.equal(await tokens.tokenFor(caller()), 't1');
    assert.equal(await tokens.tokenFor(caller(), { fresh: true }), 't2');
    assert.equal(await tokens.tokenFor(caller()), 't2');
  });

  it('come by certificate', async () => {
    discovery().post(route, token('t1'));
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    assert.equal(await source({ privateKey, thumbprint: 'ab'.repeat(32) }).tokenFor(caller()), 't1');
    const [head] = claims(form(1).get('client_assertion') ?? '');
    assert.match(JSON.stringify(head), /x5t#S256/);
  });

  it('are a problem if the authority refuses or is not there', async () => {
    discovery().post(route, {
      status: 401,
      body: { error: 'invalid_client', error_description: 'AADSTS7000215' },
    });
    const problem = await problemFrom(source().tokenFor(caller()));
    assert.deepEqual([problem.kind, problem.code], ['unauthorized', 'invalid_client']);
    const nowhere = applicationTokens({
      scope: 'https://graph.microsoft.com/.default',
      authorityHost: 'http://127.0.0.1:1',
      tenantId: TENANT,
      clientId: guid(7),
      credential: { secret: 's' },
    });
    assert.equal((await problemFrom(nowhere.tokenFor(caller()))).kind, 'connection');
  });

  it('accept plain http only for loopback', () => {
    assert.throws(() => authorityFor('http://login.example'), /must be https/);
    assert.deepEqual(authorityFor('https://login.microsoftonline.com/'), {
      url: 'https://login.microsoftonline.com',
      known: ['login.microsoftonline.com'],
    });
  });
});
