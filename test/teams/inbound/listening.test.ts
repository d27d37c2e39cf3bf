import assert from 'node:assert/strict';
import {
  PERSON,
  TENANT,
  freshId,
  from,
  inChannel,
  invoke,
  message,
  press,
  type Fields,
} from '../support/activities.ts';
import { here, startBot, type TestBot } from '../support/bot.ts';

describe('teams: what is heard', () => {
  let bot: TestBot;
  before(async () => {
    bot = await startBot(() => Promise.resolve({ here: { kind: 'nothing' } }));
  });
  after(() => bot.close());

  async function heard(activity: Fields) {
    bot.handled.length = 0;
    const { status } = await bot.post(activity);
    assert.equal(status, 200);
    return bot.handled[0];
  }
  const textOf = async (activity: Fields) => {
    const said = (await heard(activity))?.said;
    return said?.kind === 'message' ? said.text : undefined;
  };
  const mention = (text: string, id: string) => ({
    type: 'mention',
    text,
    mentioned: { id, name: 'Help desk' },
  });

  it('is a message with who, where and in which language', async () => {
    const request = await heard(message('help'));
    assert.deepEqual(request?.said, { kind: 'message', text: 'help' });
    assert.equal(request.personId, PERSON);
    assert.deepEqual(request.place, { kind: 'personal' });
    assert.equal(request.locale, 'en-GB');
    assert.equal(request.signal.aborted, false);
    assert.match(request.id, /^[\da-f-]{36}$/);
  });

  it('takes the mention of the bot out of a message', async () => {
    const at = '<at>Help desk</at>';
    assert.equal(
      await textOf(message(`${at} select user anna`, { entities: [mention(at, '28:bot')] })),
      'select user anna',
    );
    assert.equal(
      await textOf(message(`select ${at}user`, { entities: [mention(at, '28:bot')] })),
      'select user',
    );
    assert.equal(await textOf(message(`${at}&nbsp;help`)), 'help');
    assert.equal(
      await textOf(
        message('select user <at>Anna Ek</at>', { entities: [mention('<at>Anna Ek</at>', '29:a')] }),
      ),
      'select user Anna Ek',
    );
  });

  it('reads HTML as Teams writes it, once', async () => {
    assert.equal(
      await textOf(message('&nbsp;user\u00a0R&amp;D &lt;x&gt; &amp;lt; &copy; \n')),
      'user R&D <x> &lt; &copy;',
    );
  });

  it('bears a text made to be slow', async () => {
    const began = performance.now();
    await heard(message('<at'.repeat(60_000)));
    assert.ok(performance.now() - began < 1000);
  });

  it('takes an unknown language for English', async () => {
    assert.equal((await heard(message('help', { locale: undefined })))?.locale, 'en-US');
    assert.equal((await heard(message('help', { locale: '../../x' })))?.locale, 'en-US');
  });

  it('takes a message with a value and no text for an empty message', async () => {
    assert.equal(await textOf(message('', { text: undefined, value: { verb: 'lock' } })), '');
  });

  describe('places', () => {
    const place = async (fields: Fields) => (await heard(message('help', fields)))?.place;
    const conversation = (more: Fields) => ({ conversation: { id: 'a:chat', tenantId: TENANT, ...more } });

    it('knows a one-to-one chat', async () => {
      assert.deepEqual(await place(conversation({ conversationType: 'personal' })), { kind: 'personal' });
      assert.deepEqual(await place(conversation({})), { kind: 'personal' });
    });

    it('knows a channel by both of its ids', async () => {
      assert.deepEqual(await place(inChannel()), {
        kind: 'channel',
        channelId: '19:channel@thread.tacv2',
        teamThreadId: '19:team@thread.tacv2',
        teamGroupId: 'c0ffee00-0000-4000-8000-0000000000aa',
      });
      assert.deepEqual(await place(inChannel('19:another@thread.tacv2')), { kind: 'group' });
    });

    it('takes what is in doubt for a group', async () => {
      assert.deepEqual(await place(conversation({ conversationType: 'groupChat' })), { kind: 'group' });
      assert.deepEqual(await place(conversation({ conversationType: 'somethingNew' })), { kind: 'group' });
      assert.deepEqual(await place(conversation({ isGroup: true })), { kind: 'group' });
      assert.deepEqual(await place(conversation({ isGroup: true, conversationType: 'personal' })), {
        kind: 'group',
      });
      assert.deepEqual(await place(conversation({ id: '19:x@thread.v2' })), { kind: 'group' });
      const team = { channelData: { tenant: { id: TENANT }, team: { id: '19:t' } } };
      assert.deepEqual(await place({ ...conversation({ conversationType: 'personal' }), ...team }), {
        kind: 'group',
      });
    });
  });

  describe('invokes', () => {
    it('hears a press with its data', async () => {
      const data = { id: 'c-1', reason: 'lost' };
      assert.deepEqual((await heard(press('confirm', data)))?.said, { kind: 'press', verb: 'confirm', data });
    });

    it('hears which card was pressed', async () => {
      const said = (await heard({ ...press('confirm', {}), replyToId: 'card-7' }))?.said;
      assert.ok(said?.kind === 'press');
      assert.equal(said.card?.activityId, 'card-7');
    });

    it('hears a press without its parts', async () => {
      const nothing = { kind: 'press', verb: '', data: {} };
      for (const value of [undefined, null, 5, [], {}, { action: 7 }, { action: { verb: {}, data: [1] } }])
        assert.deepEqual((await heard(invoke('adaptiveCard/action', value)))?.said, nothing);
      const said = (await heard(press('open', 'no object')))?.said;
      assert.deepEqual(said, { kind: 'press', verb: 'open', data: {} });
    });

    it('hears a search, within bounds', async () => {
      const search = async (value: unknown) => (await heard(invoke('application/search', value)))?.said;
      const value = { queryText: 'ann', dataset: 'groups', queryOptions: { skip: 5, top: 10 } };
      assert.deepEqual(await search(value), {
        kind: 'search',
        dataset: 'groups',
        text: 'ann',
        skip: 5,
        most: 10,
      });
      const wild = { queryText: 'a', dataset: 'groups', queryOptions: { skip: -5, top: 100_000 } };
      assert.deepEqual(await search(wild), {
        kind: 'search',
        dataset: 'groups',
        text: 'a',
        skip: 0,
        most: 50,
      });
      const bare = { queryText: 'a', dataset: 'groups' };
      assert.deepEqual(await search(bare), {
        kind: 'search',
        dataset: 'groups',
        text: 'a',
        skip: 0,
        most: 15,
      });
      for (const odd of [undefined, null, 'x', { queryText: 7, dataset: [] }])
        assert.deepEqual(await search(odd), { kind: 'search', dataset: '', text: '', skip: 0, most: 15 });
    });

    it('answers an invoke that it does not know with nothing', async () => {
      const answer = await bot.post(invoke('composeExtension/query', {}));
      assert.deepEqual(answer, { status: 200, json: undefined });
      assert.deepEqual(await bot.post(invoke('fileConsent/invoke', {}, { name: undefined })), {
        status: 200,
        json: undefined,
      });
    });
  });

  describe('arrivals', () => {
    const arrived = { kind: 'arrived', conversationId: 'a:chat' };
    const update = (fields: Fields) => ({
      ...message('', fields),
      type: 'conversationUpdate',
      text: undefined,
    });

    it('hears that the bot was added to a chat', async () => {
      assert.deepEqual((await heard(update({ membersAdded: [{ id: '28:bot' }] })))?.said, arrived);
      assert.deepEqual(
        (await heard({ ...update({}), type: 'installationUpdate', action: 'add' }))?.said,
        arrived,
      );
    });

    it('does not mind others', async () => {
      assert.equal(await heard(update({ membersAdded: [{ id: '29:person' }] })), undefined);
      assert.equal(await heard(update({ membersAdded: [{ id: '28:bot' }], ...inChannel() })), undefined);
      assert.equal(await heard({ ...update({}), type: 'installationUpdate', action: 'remove' }), undefined);
    });
  });

  it('ignores everything else', async () => {
    bot.connector.sent.length = 0;
    for (const type of [
      'messageReaction',
      'messageUpdate',
      'messageDelete',
      'typing',
      'event',
      'endOfConversation',
      'zzz',
    ])
      assert.equal(await heard({ ...message('help'), type }), undefined);
    assert.deepEqual(bot.connector.sent, []);
  });

  it('never answers into the HTTP response of a message, whatever the activity asks for', async () => {
    const { json } = await bot.post(message('help', { deliveryMode: 'expectReplies', id: freshId() }));
    assert.equal(json, undefined);
  });
});

describe('teams: who is heard', () => {
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

  it('answers its tenant, named in either place', async () => {
    for (const fields of [
      tenants(TENANT, TENANT),
      tenants(TENANT, undefined),
      tenants(undefined, TENANT.toUpperCase()),
    ])
      assert.deepEqual((await answered(message('help', fields))).texts, ['hello']);
  });

  it('refuses another tenant, two tenants and none', async () => {
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

  it('refuses a press in its own answer', async () => {
    const { texts, json, handled } = await answered(press('confirm', {}, tenants(stranger, stranger)));
    const value = { type: 'AdaptiveCard', card: 'notice', view: { title: '', lines: ['foreign tenant'] } };
    assert.deepEqual(json, { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value });
    assert.deepEqual([texts, handled], [[], 0]);
  });

  it('says nothing to a stranger who says nothing', async () => {
    const fields = { ...tenants(stranger, stranger), type: 'installationUpdate', action: 'add' };
    assert.deepEqual(await answered(message('', fields)), { texts: [], json: undefined, handled: 0 });
  });

  it('answers to no address that is not on the list', async () => {
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
