import assert from 'node:assert/strict';
import type { App } from '../../../bot/app.ts';
import { Production, asksToSignIn, buttonOf } from '../../support/production.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';

const operator = people.fieldOperator;
const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const challenge = (status = 401) => ({
  status,
  headers: {
    'WWW-Authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(CLAIMS).toString('base64')}"`,
  },
});

describe('sign-in: claims challenges', () => {
  let production: Production;
  let app: App;
  beforeEach(async () => {
    production = await Production.open();
    app = await production.start();
  });
  afterEach(async () => {
    await app.close();
    await production.close();
  });
  const locks = () => production.calls().filter((call) => call.includes('remoteLock')).length;
  async function confirmCard() {
    await production.signedIn(operator);
    const shown = await production.channel.say(operator, 'select user aino@contoso.example');
    const { channel } = production;
    return (await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone })).card;
  }

  it('of Entra’s lead to a fresh sign-in with the claims, and back to what was asked', async () => {
    production.authority.refusals.set(operator, { error: 'interaction_required', claims: CLAIMS });
    const asked = await production.channel.say(operator, 'select user aino@contoso.example');
    const silent = await production.exchange(operator, asked);
    assert.deepEqual([silent.status, silent.sent.length], [412, 0]);
    const { authorize, code = '' } = await production.browse(operator, buttonOf(asked));
    assert.match(new URL(authorize).searchParams.get('claims') ?? '', /"acrs"/);
    assert.match((await production.verify(operator, code)).text, /Aino Virtanen/);
  });

  for (const status of [401, 403]) {
    it(`of Graph’s (${status}) lead there too, in the midst of reading`, async () => {
      await production.signedIn(operator);
      const fault = production.sandbox.control.fail({ match: '/managedDevices', ...challenge(status) });
      const asked = await production.channel.say(operator, 'select user aino@contoso.example');
      assert.ok(asksToSignIn(asked));
      assert.doesNotMatch(asked.text, /Aino/);
      fault.remove();
      production.authority.refusals.set(operator, { error: 'interaction_required', claims: CLAIMS });
      assert.equal((await production.exchange(operator, asked)).status, 412, 'the old sign-in won’t do');
      const tried = production.authority.onBehalf.at(-1)?.get('claims') ?? '';
      assert.match(tried, /"acrs"/);
      const { authorize, code = '' } = await production.browse(operator, buttonOf(asked));
      assert.match(new URL(authorize).searchParams.get('claims') ?? '', /"acrs"/);
      assert.match((await production.verify(operator, code)).text, /Aino Virtanen[\s\S]*AINO-PHONE/);
    });
  }

  it('before an action stop it; after the sign-in it goes ahead, once', async () => {
    const card = await confirmCard();
    production.authority.refusals.set(operator, { error: 'interaction_required', claims: CLAIMS });
    const pressed = await production.channel.press(operator, card, 'Confirm remote lock');
    assert.match(pressed.text, /have to sign in/);
    assert.equal(locks(), 0);
    const { code = '' } = await production.browse(operator, buttonOf(pressed));
    assert.match((await production.verify(operator, code)).text, /Accepted/);
    const again = await production.channel.press(operator, card, 'Confirm remote lock');
    assert.match(again.text, /Accepted/);
    assert.equal(locks(), 1);
  });

  it('to the action itself fail it, truly told, and ask for a sign-in', async () => {
    const card = await confirmCard();
    production.sandbox.control.fail({ match: '/remoteLock', ...challenge(), times: 1 });
    const pressed = await production.channel.press(operator, card, 'Confirm remote lock');
    assert.match(pressed.text, /Failed/);
    assert.ok(asksToSignIn(pressed));
    const outcomes = (await production.audit()).map(({ kind, outcome }) => [kind, outcome]);
    assert.deepEqual(outcomes.at(-1), ['ended', 'failed']);
  });

  it('in the admin channel are not taken for a refusal', async () => {
    await production.signedIn(people.admin);
    const fault = production.sandbox.control.fail({ match: '/allMembers', ...challenge() });
    const there = production.channel.inChannel(ADMIN_CHANNEL);
    const asked = await production.channel.say(people.admin, 'roles', there);
    fault.remove();
    assert.ok(asksToSignIn(asked));
    assert.match(asked.text, /one-to-one chat/);
    const back = await production.exchange(people.admin, asked);
    assert.match(back.text, /Field help desk/);
  });
});
