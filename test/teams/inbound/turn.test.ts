import assert from 'node:assert/strict';
import { PERSON, TENANT, from, message, press, type Fields } from '../support/activities.ts';
import { here, startBot, type TestBot } from '../support/bot.ts';

describe('teams: who is answered', () => {
  let bot: TestBot;
  before(async () => {
    bot = await startBot(() => Promise.resolve(here('hello')));
  });
  after(() => bot.close());

  const tenants = (inData: string | undefined, inConversation: string | undefined): Fields => ({
    channelData: inData === undefined ? undefined : { tenant: { id: inData } },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: inConversation },
  });
  const stranger = '11111111-0000-4000-8000-000000000001';

  async function answered(activity: Fields) {
    bot.handled.length = 0;
    bot.connector.sent.length = 0;
    const { status, json } = await bot.post(activity);
    assert.equal(status, 200);
    return { texts: bot.connector.texts(), json, handled: bot.handled.length };
  }

  it('answers its own tenant, named in either place', async () => {
    for (const fields of [
      tenants(TENANT, TENANT),
      tenants(TENANT, undefined),
      tenants(undefined, TENANT.toUpperCase()),
    ])
      assert.deepEqual((await answered(message('help', fields))).texts, ['hello']);
  });

  it('refuses another tenant, two tenants, and none', async () => {
    const refused = { texts: ['foreign tenant'], json: undefined, handled: 0 };
    for (const fields of [
      tenants(stranger, stranger),
      tenants(TENANT, stranger),
      tenants(stranger, TENANT),
      tenants(undefined, undefined),
    ])
      assert.deepEqual(await answered(message('help', fields)), refused);
  });

  it('refuses a speaker without an object id', async () => {
    const refused = { texts: ['unknown speaker'], json: undefined, handled: 0 };
    for (const id of [undefined, '', 'anna', `${PERSON}x`])
      assert.deepEqual(await answered(message('help', from(id))), refused);
  });

  it('refuses a press in the response', async () => {
    const { texts, json, handled } = await answered(press('confirm', {}, tenants(stranger, stranger)));
    const value = { type: 'AdaptiveCard', card: 'notice', view: { title: '', lines: ['foreign tenant'] } };
    assert.deepEqual(json, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value });
    assert.deepEqual([texts, handled], [[], 0]);
  });

  it('says nothing to strangers who asked nothing', async () => {
    const fields = { ...tenants(stranger, stranger), type: 'installationUpdate', action: 'add' };
    assert.deepEqual(await answered(message('', fields)), { texts: [], json: undefined, handled: 0 });
  });

  it('answers only to addresses on the list', async () => {
    bot.handled.length = 0;
    const addresses = [
      'http://localhost:1/',
      'https://smba.trafficmanager.net/',
      'http://127.0.0.1.evil.example/',
      'http://127.0.0.1@evil.example/',
      'http://me:secret@127.0.0.1/',
      'http://127.0.0.1/?x=1',
      'ftp://127.0.0.1/',
      'no address',
      '',
      null,
    ];
    for (const serviceUrl of addresses) {
      const { status } = await bot.post(message('help', { serviceUrl }));
      assert.equal(status, 403, String(serviceUrl));
    }
    assert.equal(bot.handled.length, 0);
  });
});
