import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHmac } from 'node:crypto';
import sinon from 'sinon';
import { asksToSignIn, oauthOf } from '../../support/production.ts';
import type { Answered } from '../../support/channel.ts';
import { devices, people } from '../../support/tenant.ts';
import { productionBot } from '../support/production-bot.ts';

const operator = people.fieldOperator;
const seconds = () => Math.floor(Date.now() / 1000);

describe('sign-in: the token that Teams brings', () => {
  let clock: sinon.SinonFakeTimers | undefined;
  afterEach(() => clock?.restore());
  const bot = productionBot();
  const ask = (who: string = operator) => bot.production.channel.say(who, 'whoami');
  const detail = ({ body }: Answered) => (body as { failureDetail?: string }).failureDetail;

  /** It signed nobody in, asked for nothing on their behalf, and is in the audit. */
  async function refused(token: string, why: string) {
    const answered = await bot.production.exchange(operator, await ask(), token);
    assert.deepEqual([answered.status, detail(answered), answered.sent.length], [412, 'refused', 0]);
    assert.ok(asksToSignIn(await ask()));
    assert.deepEqual([bot.production.authority.onBehalf.length, bot.production.calls().length], [0, 0]);
    const [entry] = await bot.production.audit();
    assert.deepEqual(
      [entry?.kind, entry?.what, entry?.operatorId, entry?.outcome],
      ['refused', 'sign in', operator, why],
    );
  }
  const token = (over: Record<string, unknown>) => bot.production.authority.personToken(operator, over);

  it('remembers after a restart that a prompt was used, and doesn’t use it again', async () => {
    const asked = await ask();
    assert.equal((await bot.production.exchange(operator, asked)).status, 200);
    const cards = () =>
      bot.production.channel.sent.filter(({ activity }) => JSON.stringify(activity).includes('AdaptiveCard'))
        .length;
    assert.equal(cards(), 1);
    await bot.restart();
    assert.equal((await bot.production.exchange(operator, asked)).status, 200);
    assert.equal(cards(), 1);
    const state = await readFile(join(bot.production.dataDir, 'state.json'), 'utf8');
    const { signInsTaken } = JSON.parse(state) as { signInsTaken: object };
    assert.equal(Object.keys(signInsTaken).filter((key) => /^[0-9a-f]{64}$/.test(key)).length, 1);
  });

  it('accepts the same one again after the store couldn’t be written to', async () => {
    const asked = await ask();
    const writable = await bot.unwritable();
    const first = await bot.production.exchange(operator, asked);
    // then the client shows the button, and the person signs in with a browser
    const { failureDetail } = first.body as { failureDetail: string };
    assert.deepEqual([first.status, failureDetail, first.sent.length], [412, 'unavailable', 0]);
    await writable();
    const again = await bot.production.exchange(operator, asked);
    assert.equal(again.status, 200);
    assert.match(again.text, /Role assignments/);
  });

  it('signs in once for two clients that bring one each, at once and later', async () => {
    const asked = await ask();
    const both = await Promise.all([
      bot.production.exchange(operator, asked),
      bot.production.exchange(operator, asked),
    ]);
    const later = await bot.production.exchange(operator, asked);
    assert.deepEqual(
      [...both, later].map(({ status }) => status),
      [200, 200, 200],
    );
    const shown = bot.production.channel.sent.filter(({ activity }) =>
      JSON.stringify(activity).includes('AdaptiveCard'),
    );
    assert.equal(shown.length, 1, 'what was asked for comes once');
    assert.equal(bot.production.authority.onBehalf.length, 1);
  });

  it('accepts one client’s good token after another’s bad one', async () => {
    const asked = await ask();
    const both = await Promise.all([
      bot.production.exchange(operator, asked, token({ exp: seconds() - 400 })),
      bot.production.exchange(operator, asked),
    ]);
    assert.deepEqual(
      both.map(({ status }) => status),
      [412, 200],
    );
  });

  it('accepts one for the application ID URI, and one of version 1', async () => {
    const { tokenExchangeResource } = oauthOf(await ask());
    const v1 = { iss: `https://sts.windows.net/${bot.production.authority.tenantId}/`, ver: '1.0' };
    const good = token({ ...v1, aud: tokenExchangeResource.uri });
    assert.equal((await bot.production.exchange(operator, await ask(), good)).status, 200);
  });

  it('refuses a colleague’s', () =>
    refused(bot.production.authority.personToken(people.operatorOfAll), 'wrongPerson'));
  it('refuses one from another tenant', () =>
    refused(token({ tid: 'c0ffee00-0000-4000-8000-0000000000ff' }), 'foreignTenant'));
  it('refuses one from another issuer', () =>
    refused(token({ iss: 'https://evil.example/v2.0' }), 'notForUs'));
  it('refuses one for another audience', () =>
    refused(token({ aud: 'https://graph.microsoft.com' }), 'notForUs'));
  it('refuses one that has expired', () => refused(token({ exp: seconds() - 400 }), 'expired'));
  it('refuses one that never expires', () => refused(token({ exp: undefined }), 'malformed'));
  it('refuses one that is not valid yet', () => refused(token({ nbf: seconds() + 4000 }), 'malformed'));
  it('refuses one that names nobody', () => refused(token({ oid: undefined }), 'malformed'));
  it('refuses text that is not a token', () => refused('x.y.z', 'malformed'));
  it('refuses one signed by a stranger', () =>
    refused(bot.production.authority.personToken(operator, {}, {}, 'a stranger'), 'signature'));
  it('refuses one with an unknown key', () =>
    refused(
      bot.production.authority.personToken(operator, {}, { kid: 'another' }, 'a stranger'),
      'signature',
    ));
  it('refuses one that is not signed', () =>
    refused(bot.production.authority.personToken(operator, {}, { alg: 'none' }, 'nobody'), 'signature'));
  it('refuses one signed with the public key as a secret', () => {
    const [head, body] = bot.production.authority.personToken(operator, {}, { alg: 'HS256' }).split('.');
    const input = `${head ?? ''}.${body ?? ''}`;
    const forged = createHmac('sha256', bot.production.authority.publicPem())
      .update(input)
      .digest('base64url');
    return refused(`${input}.${forged}`, 'signature');
  });

  it('asks the person to sign in if consent is missing or was withdrawn', async () => {
    const { authority } = bot.production;
    const consent = { error: 'invalid_grant', suberror: 'consent_required' };
    authority.refusals.set(operator, consent);
    const missing = await bot.production.exchange(operator, await ask());
    assert.deepEqual([missing.status, detail(missing)], [412, 'consentNeeded']);
    authority.refusals.clear();
    assert.equal((await bot.production.exchange(operator, await ask())).status, 200);
    authority.refusals.set(operator, consent);
    const shown = await bot.production.channel.say(operator, 'select user aino@contoso.example');
    const confirm = await bot.production.channel.press(operator, shown.card, 'Remote lock', {
      device: devices.ainoPhone,
    });
    const pressed = await bot.production.channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.ok(asksToSignIn(pressed));
    assert.ok(!bot.production.calls().some((call) => call.includes('remoteLock')));
  });

  it('is asked for again before an action if it has expired meanwhile', async () => {
    const asked = await bot.production.channel.say(operator, 'select user aino@contoso.example');
    const shown = await bot.production.exchange(operator, asked, token({ exp: seconds() - 57 }));
    assert.equal(shown.status, 412, 'the authority takes none that has expired');
    const fresh = await bot.production.exchange(operator, asked, token({ exp: seconds() + 2 }));
    const confirm = await bot.production.channel.press(operator, fresh.card, 'Remote lock', {
      device: devices.ainoPhone,
    });
    clock = sinon.useFakeTimers({ now: Date.now() + 2_500, toFake: ['Date'] });
    const pressed = await bot.production.channel.press(operator, confirm.card, 'Confirm remote lock');
    assert.match(pressed.text, /have to sign in/);
    assert.ok(!bot.production.calls().some((call) => call.includes('remoteLock')));
    // and once they have, the action that was confirmed goes ahead
    const receipt = await bot.production.exchange(operator, pressed);
    assert.match(receipt.text, /Accepted/);
    assert.equal(bot.production.calls().filter((call) => call.includes('remoteLock')).length, 1);
  });

  it('is answered in time if the authority is down, and signs in once it is back', async () => {
    const asked = await ask();
    bot.production.authority.state = 'down';
    const down = await bot.production.exchange(operator, asked);
    assert.deepEqual([down.status, detail(down)], [412, 'unavailable']);
    bot.production.authority.state = 'up';
    assert.equal((await bot.production.exchange(operator, await ask())).status, 200);
  });

  it('is accepted only one-to-one', async () => {
    const asked = await ask();
    const { connectionName, tokenExchangeResource } = oauthOf(asked);
    const value = { id: tokenExchangeResource.id, connectionName, token: token({}) };
    const elsewhere = bot.production.channel.inChannel('19:standard@thread.tacv2');
    const activity = { type: 'invoke', name: 'signin/tokenExchange', value, ...elsewhere };
    await bot.production.channel.deliver(bot.production.channel.activity(operator, activity));
    assert.ok(asksToSignIn(await ask()));
  });

  it('is forgotten by “sign out”, only for that person, and isn’t asked for by it', async () => {
    assert.match((await bot.production.channel.say(operator, 'sign out')).text, /signed out/);
    await bot.production.signedIn(operator);
    await bot.production.signedIn(people.operatorOfAll);
    assert.ok(!asksToSignIn(await ask()));
    assert.match((await bot.production.channel.say(operator, 'Sign out')).text, /signed out/);
    assert.ok(asksToSignIn(await ask()));
    assert.ok(!asksToSignIn(await ask(people.operatorOfAll)));
  });

  it('is asked for again after a restart, and what waited before is answered once', async () => {
    const asked = await ask();
    await bot.restart();
    const answered = await bot.production.exchange(operator, asked);
    assert.equal(answered.status, 200);
    assert.match(answered.text, /What you can do here/);
    const again = await bot.production.exchange(operator, asked);
    assert.deepEqual([again.status, again.sent.length], [200, 0]);
    assert.ok(!asksToSignIn(await ask()));
  });
});
