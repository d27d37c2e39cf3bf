import assert from 'node:assert/strict';
import type { Answered } from '../../support/channel.ts';
import { Production, asksToSignIn } from '../../support/production.ts';
import { openStage } from '../../support/stage.ts';
import { ADMIN_CHANNEL, STANDARD_CHANNEL, people } from '../../support/tenant.ts';
import { productionBot } from '../support/production-bot.ts';

describe('sign-in: where it is asked for', () => {
  const bot = productionBot();
  const said = ({ sent }: Answered) =>
    sent.map(({ conversationId, activity }) => [
      conversationId,
      JSON.stringify(activity).includes('card.oauth') ? 'sign in' : 'words',
    ]);

  it('one-to-one if an admin isn’t signed in; then the answer comes in the channel', async () => {
    const { channel } = bot.production;
    const there = channel.inChannel(ADMIN_CHANNEL);
    const asked = await channel.say(people.admin, 'roles', there);
    assert.match(asked.text, /have to sign in first\. Use the card in our one-to-one chat/);
    assert.deepEqual(said(asked), [
      [`a:private-29:${people.admin}`, 'sign in'],
      [`${ADMIN_CHANNEL};messageid=1`, 'words'],
    ]);
    const back = await bot.production.exchange(people.admin, asked);
    assert.match(back.text, /Field help desk/);
    assert.deepEqual(said(back), [[`${ADMIN_CHANNEL};messageid=1`, 'words']]);
  });

  it('one-to-one if something is asked in a channel, and the answer is private, too', async () => {
    const { channel } = bot.production;
    const there = channel.inChannel(STANDARD_CHANNEL);
    const asked = await channel.say(people.fieldOperator, 'select user aino@contoso.example', there);
    const back = await bot.production.exchange(people.fieldOperator, asked);
    const [card] = back.sent;
    assert.equal(card?.conversationId, `a:private-29:${people.fieldOperator}`);
    assert.match(JSON.stringify(card.activity), /Aino Virtanen/);
    const shown = back.sent.filter(({ conversationId }) => conversationId.startsWith(STANDARD_CHANNEL));
    assert.doesNotMatch(JSON.stringify(shown), /Aino/);
  });

  it('says so if the person can’t be asked one-to-one', async () => {
    const { channel } = bot.production;
    channel.refuse.push({ status: 403 });
    const asked = await channel.say(people.admin, 'roles', channel.inChannel(ADMIN_CHANNEL));
    assert.match(asked.text, /Open a chat with me/);
    assert.ok(!asksToSignIn(asked));
  });

  it('not for a person from another tenant', async () => {
    const { channel } = bot.production;
    const elsewhere = 'c0ffee00-0000-4000-8000-0000000000ff';
    const conversation = { id: 'a:x', conversationType: 'personal', tenantId: elsewhere };
    const over = { conversation, channelData: { tenant: { id: elsewhere } } };
    assert.ok(!asksToSignIn(await channel.say(people.admin, 'whoami', over)));
  });

  it('not while a person types into a list', async () => {
    const value = { dataset: 'people', queryText: 'ai', queryOptions: { skip: 0, top: 5 } };
    const typed = await bot.production.invoke(people.fieldOperator, 'application/search', value);
    assert.equal(typed.status, 200);
    assert.deepEqual([typed.sent.length, (typed.body as { value: unknown }).value], [0, { results: [] }]);
  });
});

describe('sign-in: what runs without an operator', () => {
  it("has nobody's token: it reads nothing ahead, and nobody is asked to sign in", async () => {
    const production = await Production.open();
    const app = await production.start();
    try {
      await new Promise((resolve) => setTimeout(resolve, 200));
      assert.deepEqual(production.calls(), []);
      const { SignIns } = await import('../../../bot/graph/token/sign-ins.ts');
      const { delegatedTokens } = await import('../../../bot/graph/token/on-behalf-of.ts');
      const { authority } = production;
      const people = new SignIns({
        authorityHost: authority.url,
        tenantId: authority.tenantId,
        clientId: 'x',
        idUri: 'api://x',
        credential: { secret: 'x' },
        scopes: ['x'],
      });
      const { graph } = delegatedTokens(people);
      const signal = AbortSignal.timeout(1000);
      for (const personId of [undefined, production.channel.tenantId])
        await assert.rejects(graph.tokenFor({ personId, signal }), { name: 'Problem', kind: 'signInNeeded' });
      assert.equal(production.channel.sent.length, 0);
    } finally {
      await app.close();
      await production.close();
    }
  });
});

describe('sign-in: in the demo', () => {
  it("doesn't exist", async () => {
    const stage = await openStage();
    try {
      const { channel } = stage;
      for (const path of ['/auth/start', '/auth/end', '/auth/teams.js'])
        assert.equal((await fetch(channel.botUrl + path)).status, 404, path);
      const value = { id: 'x', connectionName: 'x', token: 'x.y.z' };
      const activity = { type: 'invoke', name: 'signin/tokenExchange', value };
      const answered = await channel.deliver(channel.activity(people.fieldOperator, activity));
      assert.deepEqual([answered.status, answered.body, answered.sent], [200, undefined, []]);
      assert.match((await channel.say(people.fieldOperator, 'sign out')).text, /nothing to sign out of/);
    } finally {
      await stage.close();
    }
  });
});
