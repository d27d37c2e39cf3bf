import assert from 'node:assert/strict';
import { asksToSignIn, buttonOf } from '../../support/production.ts';
import { ADMIN_CHANNEL, devices, people } from '../../support/tenant.ts';
import { productionBot } from '../support/production-bot.ts';

const operator = people.fieldOperator;
const CLAIMS = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const challenge = (status = 401) => ({
  status,
  headers: {
    'WWW-Authenticate': `Bearer realm="", error="insufficient_claims", claims="${Buffer.from(CLAIMS).toString('base64')}"`,
  },
});

describe('sign-in: claims challenges', () => {
  const bot = productionBot();
  const locks = () => bot.production.calls().filter((call) => call.includes('remoteLock')).length;
  async function confirmCard() {
    await bot.production.signedIn(operator);
    const shown = await bot.production.channel.say(operator, 'select user aino@contoso.example');
    const { channel } = bot.production;
    return (await channel.press(operator, shown.card, 'Remote lock', { device: devices.ainoPhone })).card;
  }

  it('from Entra lead to a fresh sign-in with the claims, and back to what was asked', async () => {
    bot.production.authority.refusals.set(operator, { error: 'interaction_required', claims: CLAIMS });
    const asked = await bot.production.channel.say(operator, 'select user aino@contoso.example');
    const silent = await bot.production.exchange(operator, asked);
    assert.deepEqual([silent.status, silent.sent.length], [412, 0]);
    const { authorize, code = '' } = await bot.production.browse(operator, buttonOf(asked));
    assert.match(new URL(authorize).searchParams.get('claims') ?? '', /"acrs"/);
    assert.match((await bot.production.verify(operator, code)).text, /Aino Virtanen/);
  });

  for (const status of [401, 403]) {
    it(`from Graph (${status}) lead there too, even in the middle of reading`, async () => {
      await bot.production.signedIn(operator);
      const fault = bot.production.sandbox.control.fail({ match: '/managedDevices', ...challenge(status) });
      const asked = await bot.production.channel.say(operator, 'select user aino@contoso.example');
      assert.ok(asksToSignIn(asked));
      assert.doesNotMatch(asked.text, /Aino/);
      fault.remove();
      bot.production.authority.refusals.set(operator, { error: 'interaction_required', claims: CLAIMS });
      assert.equal((await bot.production.exchange(operator, asked)).status, 412, 'the old sign-in won’t do');
      const tried = bot.production.authority.onBehalf.at(-1)?.get('claims') ?? '';
      assert.match(tried, /"acrs"/);
      const { authorize, code = '' } = await bot.production.browse(operator, buttonOf(asked));
      assert.match(new URL(authorize).searchParams.get('claims') ?? '', /"acrs"/);
      assert.match((await bot.production.verify(operator, code)).text, /Aino Virtanen[\s\S]*AINO-PHONE/);
    });
  }

  it('before an action stop it; after the sign-in it goes ahead, once', async () => {
    const card = await confirmCard();
    bot.production.authority.refusals.set(operator, { error: 'interaction_required', claims: CLAIMS });
    const pressed = await bot.production.channel.press(operator, card, 'Confirm remote lock');
    assert.match(pressed.text, /have to sign in/);
    assert.equal(locks(), 0);
    const { code = '' } = await bot.production.browse(operator, buttonOf(pressed));
    assert.match((await bot.production.verify(operator, code)).text, /Accepted/);
    const again = await bot.production.channel.press(operator, card, 'Confirm remote lock');
    assert.match(again.text, /Accepted/);
    assert.equal(locks(), 1);
  });

  it('to the action itself make it fail, as its receipt says, and ask for a sign-in', async () => {
    const card = await confirmCard();
    bot.production.sandbox.control.fail({ match: '/remoteLock', ...challenge(), times: 1 });
    const pressed = await bot.production.channel.press(operator, card, 'Confirm remote lock');
    assert.match(pressed.text, /Failed/);
    assert.ok(asksToSignIn(pressed));
    const outcomes = (await bot.production.audit()).map(({ kind, outcome }) => [kind, outcome]);
    assert.deepEqual(outcomes.at(-1), ['ended', 'failed']);
  });

  it("in the admin channel don't count as a refusal", async () => {
    await bot.production.signedIn(people.admin);
    const fault = bot.production.sandbox.control.fail({ match: '/allMembers', ...challenge() });
    const there = bot.production.channel.inChannel(ADMIN_CHANNEL);
    const asked = await bot.production.channel.say(people.admin, 'roles', there);
    fault.remove();
    assert.ok(asksToSignIn(asked));
    assert.match(asked.text, /one-to-one chat/);
    const back = await bot.production.exchange(people.admin, asked);
    assert.match(back.text, /Field help desk/);
  });
});
