import assert from 'node:assert/strict';
import { placeOf, readActivity } from '../../../bot/teams/inbound/read-activity.ts';
import {
  PERSON,
  TENANT,
  freshId,
  inChannel,
  invoke,
  message,
  press,
  type Fields,
} from '../support/activities.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { incomingOf } from '../support/turns.ts';

describe('teams: what an activity says', () => {
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

  it('is a message, with its sender, place and language', async () => {
    const request = await heard(message('help'));
    assert.deepEqual(request?.said, { kind: 'message', text: 'help' });
    assert.equal(request.personId, PERSON);
    assert.deepEqual(request.place, { kind: 'personal' });
    assert.equal(request.locale, 'en-GB');
    assert.equal(request.signal.aborted, false);
    assert.match(request.id, /^[\da-f-]{36}$/);
  });

  it('removes the mention of the bot from a message', async () => {
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

  it("unescapes Teams' HTML, once", async () => {
    assert.equal(
      await textOf(message('&nbsp;user\u00a0R&amp;D &lt;x&gt; &amp;lt; &copy; \n')),
      'user R&D <x> &lt; ©',
    );
  });

  it('reads a text that is made to be slow', async () => {
    const began = performance.now();
    await heard(message('<at'.repeat(60_000)));
    assert.ok(performance.now() - began < 1000);
  });

  it('reads an unknown language as English', async () => {
    assert.equal((await heard(message('help', { locale: undefined })))?.locale, 'en-US');
    assert.equal((await heard(message('help', { locale: '../../x' })))?.locale, 'en-US');
  });

  it('reads a message with a value and no text as an empty message', async () => {
    assert.equal(await textOf(message('', { text: undefined, value: { verb: 'lock' } })), '');
  });

  describe('places', () => {
    const place = async (fields: Fields) => (await heard(message('help', fields)))?.place;
    const conversation = (more: Fields) => ({ conversation: { id: 'a:chat', tenantId: TENANT, ...more } });

    it('recognizes a one-to-one chat', async () => {
      assert.deepEqual(await place(conversation({ conversationType: 'personal' })), { kind: 'personal' });
      assert.deepEqual(await place(conversation({})), { kind: 'personal' });
    });

    it('recognizes a channel by both of its ids', async () => {
      assert.deepEqual(await place(inChannel()), {
        kind: 'channel',
        channelId: '19:channel@thread.tacv2',
        teamThreadId: '19:team@thread.tacv2',
        teamGroupId: 'c0ffee00-0000-4000-8000-0000000000aa',
      });
      assert.deepEqual(await place(inChannel('19:another@thread.tacv2')), { kind: 'group' });
    });

    it('counts a doubtful place as a group', async () => {
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
    it('reads a press with its data', async () => {
      const data = { id: 'c-1', reason: 'lost' };
      assert.deepEqual((await heard(press('confirm', data)))?.said, { kind: 'press', verb: 'confirm', data });
    });

    it('reads which card was pressed', async () => {
      const said = (await heard({ ...press('confirm', {}), replyToId: 'card-7' }))?.said;
      assert.ok(said?.kind === 'press');
      assert.equal(said.card?.activityId, 'card-7');
    });

    it('reads a malformed press as one without verb and data', async () => {
      const nothing = { kind: 'press', verb: '', data: {} };
      for (const value of [undefined, null, 5, [], {}, { action: 7 }, { action: { verb: {}, data: [1] } }])
        assert.deepEqual((await heard(invoke('adaptiveCard/action', value)))?.said, nothing);
      const said = (await heard(press('open', 'no object')))?.said;
      assert.deepEqual(said, { kind: 'press', verb: 'open', data: {} });
    });

    it('reads a search, within bounds', async () => {
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

    it('answers an unknown invoke with nothing', async () => {
      const answer = await bot.post(invoke('composeExtension/onCardButtonClicked', {}));
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

    it('reads that the bot was added to a chat', async () => {
      assert.deepEqual((await heard(update({ membersAdded: [{ id: '28:bot' }] })))?.said, arrived);
      assert.deepEqual(
        (await heard({ ...update({}), type: 'installationUpdate', action: 'add' }))?.said,
        arrived,
      );
    });

    it('reads every kind of installation', async () => {
      for (const action of ['add', 'add-upgrade', 'upgrade', 'Add-Upgrade', 'add-something-new'])
        assert.deepEqual((await heard({ ...update({}), type: 'installationUpdate', action }))?.said, arrived);
      for (const action of ['remove', 'remove-upgrade', 'Remove', '', undefined])
        assert.equal(await heard({ ...update({}), type: 'installationUpdate', action }), undefined);
    });

    it('ignores other people who are added or removed', async () => {
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

  it("never puts a message's answer in the HTTP response, whatever the activity asks for", async () => {
    const { json } = await bot.post(message('help', { deliveryMode: 'expectReplies', id: freshId() }));
    assert.equal(json, undefined);
  });
});

/** Without a bot around it. */
describe('teams: reading', () => {
  const read = (activity: Fields) => {
    const incoming = incomingOf(activity);
    const place = placeOf(incoming);
    return { place: place.kind, said: readActivity(incoming, place)?.kind };
  };

  it('tells what was said, and where', () => {
    assert.deepEqual(read(message('help')), { place: 'personal', said: 'message' });
    assert.deepEqual(read(press('open', {}, inChannel())), { place: 'channel', said: 'press' });
    assert.deepEqual(read(invoke('application/search', {})), { place: 'personal', said: 'search' });
    assert.deepEqual(read(invoke('unknown', {})), { place: 'personal', said: undefined });
    assert.deepEqual(read({ ...message(''), type: 'typing' }), { place: 'personal', said: undefined });
  });

  it('reads file decisions and sign-ins only one-to-one', () => {
    const token = { id: 'p', connectionName: 'c', token: 't' };
    for (const [name, value, kind] of [
      ['fileConsent/invoke', {}, 'fileConsent'],
      ['signin/tokenExchange', token, 'signIn'],
      ['signin/verifyState', { state: 'code' }, 'signIn'],
    ] as const) {
      assert.equal(read(invoke(name, value)).said, kind);
      assert.equal(read(invoke(name, value, inChannel())).said, undefined);
    }
    assert.equal(read(invoke('signin/verifyState', { state: '' })).said, undefined);
  });

  it('counts a channel as a group unless its ids agree', () => {
    assert.equal(read(message('help', inChannel())).place, 'channel');
    assert.equal(read(message('help', inChannel('19:another@thread.tacv2'))).place, 'group');
    const { conversation } = inChannel();
    assert.equal(read(message('help', { conversation })).place, 'group');
  });
});
