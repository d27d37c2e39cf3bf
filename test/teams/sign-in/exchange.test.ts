import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import sinon from 'sinon';
import type { App } from '../../../bot/app.ts';
import { Production, asksToSignIn, oauthOf } from '../../support/production.ts';
import type { Answered } from '../../support/channel.ts';
import { devices, people } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const seconds = () => Math.floor(Date.now() / 1000);

describe('sign-in: the token that Teams brings', () => {
  let production: Production;
  let app: App;
  let clock: sinon.SinonFakeTimers | undefined;
  beforeEach(async () => {
    production = await Production.open();
    app = await production.start();
  });
  afterEach(async () => {
    clock?.restore();
    await app.close();
    await production.close();
  });
  const ask = (who: string = operator) => production.channel.say(who, 'whoami');
  const detail = ({ body }: Answered) => (body as { failureDetail?: string }).failureDetail;

  /** It signed nobody in, asked for nothing on their behalf, and is in the audit. */
  async function refused(token: string, why: string) {
    const answered = await production.exchange(operator, await ask(), token);
    assert.deepEqual([answered.status, detail(answered), answered.sent.length], [412, 'refused', 0]);
    assert.ok(asksToSignIn(await ask()));
    assert.deepEqual([production.authority.onBehalf.length, production.calls().length], [0, 0]);
    const [entry] = await production.audit();
    assert.deepEqual(
      [entry?.kind, entry?.what, entry?.operatorId, entry?.outcome],
      ['refused', 'sign in', operator, why],
    );
  }
  const token = (over: Record<string, unknown>) => production.authority.personToken(operator, over);

  it('knows after a restart that a request to sign in was taken up, and doesn’t take it up again', async () => {
    const asked = await ask();
    assert.equal((await production.exchange(operator, asked)).status, 200);
    const cards = () =>
      production.channel.sent.filter(({ activity }) => JSON.stringify(activity).includes('AdaptiveCard'))
        .length;
    assert.equal(cards(), 1);
    await app.close();
    app = await production.start();
    assert.equal((await production.exchange(operator, asked)).status, 200);
    assert.equal(cards(), 1);
    const state = await readFile(join(production.dataDir, 'state.json'), 'utf8');
    const { signInsTaken } = JSON.parse(state) as { signInsTaken: object };
    assert.equal(Object.keys(signInsTaken).filter((key) => /^[0-9a-f]{64}$/.test(key)).length, 1);
  });

  it('signs in once for two clients that bring one each, at once and later', async () => {
    const asked = await ask();
    const both = await Promise.all([
      production.exchange(operator, asked),
      production.exchange(operator, asked),
    ]);
    const later = await production.exchange(operator, asked);
    assert.deepEqual(
      [...both, later].map(({ status }) => status),
      [200, 200, 200],
    );
    const shown = production.channel.sent.filter(({ activity }) =>
      JSON.stringify(activity).includes('AdaptiveCard'),
    );
    assert.equal(shown.length, 1, 'what was asked for comes once');
    assert.equal(production.authority.onBehalf.length, 1);
  });

  it('takes a good one from one client where another’s was no good', async () => {
    const asked = await ask();
    const both = await Promise.all([
      production.exchange(operator, asked, token({ exp: seconds() - 400 })),
      production.exchange(operator, asked),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [412, 200],
    );
  });

  it('takes one for the application ID URI, and one of version 1', async () => {
    const { tokenExchangeResource } = oauthOf(await ask());
    const v1 = { iss: `https://sts.windows.net/${production.authority.tenantId}/`, ver: '1.0' };
    const good = token({ ...v1, aud: tokenExchangeResource.uri });
    assert.equal((await production.exchange(operator, await ask(), good)).status, 200);
  });

  it('refuses a colleague’s', () =>
    refused(production.authority.personToken(people.operatorOfAll), 'wrongPerson'));
  it('refuses one of another tenant', () =>
    refused(token({ tid: 'c0ffee00-0000-4000-8000-0000000000ff' }), 'foreignTenant'));
  it('refuses one of another issuer', () => refused(token({ iss: 'https://evil.example/v2.0' }), 'notForUs'));
  it('refuses one for another audience', () =>
    refused(token({ aud: 'https://graph.microsoft.com' }), 'notForUs'));
  it('refuses one that has expired', () => refused(token({ exp: seconds() - 400 }), 'expired'));
  it('refuses one that never expires', () => refused(token({ exp: undefined }), 'malformed'));
  it('refuses one that is not valid yet', () => refused(token({ nbf: seconds() + 4000 }), 'malformed'));
  it('refuses one that names nobody', () => refused(token({ oid: undefined }), 'malformed'));
  it('refuses what is none', () => refused('x.y.z', 'malformed'));
  it('refuses one signed by a stranger', () =>
    refused(production.authority.personToken(operator, {}, {}, 'a stranger'), 'signature'));
  it('refuses one with a key that nobody knows', () =>
    refused(production.authority.personToken(operator, {}, { kid: 'another' }, 'a stranger'), 'signature'));
  it('refuses one signed by nobody', () =>
    refused(production.authority.personToken(operator, {}, { alg: 'none' }, 'nobody'), 'signature'));
  it('refuses one signed with the public key as a secret', () => {
    const [head, body] = production.authority.personToken(operator, {}, { alg: 'HS256' }).split('.');
    const input = `${head ?? ''}.${body ?? ''}`;
    const forged = createHmac('sha256', production.authority.publicPem()).update(input).digest('base64url');
    return refused(`${input}.${forged}`, 'signature');
  });

  it('asks for the person themselves where consent is missing, and where it was withdrawn', async () => {
    const { authority } = production;
    const consent = { error: 'invalid_grant', suberror: 'consent_required' };
    authority.refusals.set(operator, consent);
    const missing = await production.exchange(operator, await ask());
    assert.deepEqual([missing.status, detail(missing)], [412, 'consentNeeded']);
    authority.refusals.clear();
    assert.equal((await production.exchange(operator, await ask())).status, 200);
    authority.refusals.set(operator, consent);
    const shown = await production.channel.say(operator, 'select user aino@contoso.example');
    const confirm = await production.channel.press(operator, shown.card, 'Remote lock', {
      device: devices.ainoPhone,
    });
    const pressed = await production.channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.ok(asksToSignIn(pressed));
    assert.ok(!production.calls().some((call) => call.includes('remoteLock')));
  });

  it('is asked for again before an action where it has expired meanwhile', async () => {
    const asked = await production.channel.say(operator, 'select user aino@contoso.example');
    const shown = await production.exchange(operator, asked, token({ exp: seconds() - 57 }));
    assert.equal(shown.status, 412, 'the authority takes none that has expired');
    const fresh = await production.exchange(operator, asked, token({ exp: seconds() + 2 }));
    const confirm = await production.channel.press(operator, fresh.card, 'Remote lock', {
      device: devices.ainoPhone,
    });
    clock = sinon.useFakeTimers({ now: Date.now() + 2_500, toFake: ['Date'] });
    const pressed = await production.channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.match(pressed.text, /have to sign in/);
    assert.ok(!production.calls().some((call) => call.includes('remoteLock')));
    // and once they have, the action that was confirmed goes ahead
    const receipt = await production.exchange(operator, pressed);
    assert.match(receipt.text, /Accepted/);
    assert.equal(production.calls().filter((call) => call.includes('remoteLock')).length, 1);
  });

  it('is answered within the time where the authority is down, and signs in once it is back', async () => {
    const asked = await ask();
    production.authority.state = 'down';
    const down = await production.exchange(operator, asked);
    assert.deepEqual([down.status, detail(down)], [412, 'unavailable']);
    production.authority.state = 'up';
    assert.equal((await production.exchange(operator, await ask())).status, 200);
  });

  it('is taken one-to-one alone', async () => {
    const asked = await ask();
    const { connectionName, tokenExchangeResource } = oauthOf(asked);
    const value = { id: tokenExchangeResource.id, connectionName, token: token({}) };
    const elsewhere = production.channel.inChannel('19:standard@thread.tacv2');
    const activity = { type: 'invoke', name: 'signin/tokenExchange', value, ...elsewhere };
    await production.channel.deliver(production.channel.activity(operator, activity));
    assert.ok(asksToSignIn(await ask()));
  });

  it('is forgotten by “sign out”, for that person alone, and isn’t asked for by it', async () => {
    assert.match((await production.channel.say(operator, 'sign out')).text, /signed out/);
    await production.signedIn(operator);
    await production.signedIn(people.operatorOfAll);
    assert.ok(!asksToSignIn(await ask()));
    assert.match((await production.channel.say(operator, 'Sign out')).text, /signed out/);
    assert.ok(asksToSignIn(await ask()));
    assert.ok(!asksToSignIn(await ask(people.operatorOfAll)));
  });

  it('is asked for again after a restart, and what waited before isn’t answered twice', async () => {
    const asked = await ask();
    await app.close();
    app = await production.start();
    const answered = await production.exchange(operator, asked);
    assert.deepEqual([answered.status, answered.sent.length], [200, 0]);
    assert.ok(!asksToSignIn(await ask()));
  });
});
