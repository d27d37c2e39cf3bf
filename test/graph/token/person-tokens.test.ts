import assert from 'node:assert/strict';
import { readConfig } from '../../../bot/config/index.ts';
import { neededPermissions } from '../../../bot/permissions/needed.ts';
import { PersonKeys } from '../../../bot/graph/token/person-keys.ts';
import { prove } from '../../../bot/graph/token/person-proof.ts';
import { SignIns } from '../../../bot/graph/token/sign-ins.ts';
import { scopesOf } from '../../../bot/tokens.ts';
import { TENANT, people } from '../../support/tenant.ts';
import { SSO_APP, SSO_URI, TokenService } from '../../support/token-service.ts';

const DAY = 24 * 3_600_000;
const operator = people.fieldOperator;

describe('people’s tokens', () => {
  let authority: TokenService;
  let now: number;
  beforeEach(async () => {
    now = Date.now();
    authority = new TokenService(TENANT, { [SSO_APP]: 's3cret' });
    await authority.open();
  });
  afterEach(() => authority.close());
  const clock = () => new Date(now);
  const signIns = (over: Partial<ConstructorParameters<typeof SignIns>[0]> = {}) =>
    new SignIns({
      authorityHost: authority.url,
      tenantId: TENANT,
      clientId: SSO_APP,
      idUri: SSO_URI,
      credential: { secret: 's3cret' },
      scopes: ['https://graph.microsoft.com/User.Read.All'],
      now: clock,
      ...over,
    });
  const person = { personId: operator, signal: AbortSignal.timeout(10_000) };

  it('ask for exactly the permissions that the bot’s calls need', () => {
    assert.deepEqual(
      scopesOf('delegated'),
      neededPermissions('delegated').map(({ name }) => name),
    );
    assert.deepEqual(scopesOf('application'), ['User.Read']);
  });

  it('are proven by keys that are known while the authority is down, and read again after a day', async () => {
    const keys = new PersonKeys(authority.url, TENANT, clock);
    const options = { keys, audience: [SSO_APP], tenantId: TENANT, now: clock };
    const token = authority.personToken(operator, { exp: Math.floor(now / 1000) + 30 * 24 * 3600 });
    assert.ok((await prove(options, token, operator)).ok);
    authority.state = 'down';
    now += 2 * DAY;
    assert.ok((await prove(options, token, operator)).ok);
    await assert.rejects(new PersonKeys(authority.url, TENANT, clock).get(), { kind: 'unavailable' });
  });

  it('are kept until shortly before they expire, then asked for again on behalf of the person', async () => {
    const people = signIns();
    assert.deepEqual(await people.exchange(person, authority.personToken(operator)), { kind: 'signedIn' });
    const first = await people.token(operator);
    assert.equal(await people.token(operator.toUpperCase()), first);
    assert.equal(authority.onBehalf.length, 1);
    assert.notEqual(await people.token(operator, { fresh: true }), first);
    const [form] = authority.onBehalf;
    assert.equal(form?.get('requested_token_use'), 'on_behalf_of');
    assert.match(form.get('scope') ?? '', /^https:\/\/graph\.microsoft\.com\/User\.Read\.All/);
  });

  it('that can’t be had because the authority is down are no refusal: nobody is asked to sign in again', async () => {
    const people = signIns();
    await people.exchange(person, authority.personToken(operator));
    authority.state = 'down';
    await assert.rejects(people.proven(operator), { kind: 'connection' });
    authority.state = 'empty';
    await assert.rejects(people.proven(operator), { kind: 'unavailable' });
    authority.state = 'up';
    assert.ok(await people.proven(operator));
  });

  it('are kept for a limited number of people; the least recently active is forgotten first', async () => {
    const people = signIns({ most: 2 });
    const others = [1, 2].map((n) => `c0ffee00-0000-4000-8000-00000000010${n}`);
    for (const id of [operator, ...others])
      await people.exchange({ ...person, personId: id }, authority.personToken(id));
    await assert.rejects(people.token(operator), { kind: 'signInNeeded' });
    for (const id of others) await people.token(id);
  });

  it('come from the US government’s cloud with nothing but settings', async () => {
    const config = readConfig({
      MicrosoftAppId: TENANT,
      MicrosoftAppTenantId: TENANT,
      MicrosoftAppPassword: 'x',
      SsoAppId: SSO_APP,
      SsoAppPassword: 'x',
      SsoAppIdUri: SSO_URI,
      PublicUrl: 'https://help-desk.example',
      ChannelService: 'https://botframework.azure.us',
      AuthorityHost: 'https://login.microsoftonline.us',
      GraphUrl: 'https://graph.microsoft.us',
    });
    assert.ok(config.mode === 'production');
    const scopes = scopesOf(config.graphAuth).map((scope) => `${config.graph.url}/${scope}`);
    const start = {
      personId: operator,
      redirectUri: 'https://x/auth/end',
      nonce: 'n',
      challenge: 'c',
      state: 's',
    };
    const url = new URL(await signIns({ authorityHost: config.authorityHost, scopes }).authorizeUrl(start));
    assert.equal(
      url.origin + url.pathname,
      `https://login.microsoftonline.us/${TENANT}/oauth2/v2.0/authorize`,
    );
    assert.match(url.searchParams.get('scope') ?? '', /https:\/\/graph\.microsoft\.us\/User\.Read\.All/);
  });
});
