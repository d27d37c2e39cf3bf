import assert from 'node:assert/strict';
import { ADA, ADMINS, OTSO, start, TEAM, TENANT, type Started } from './support/started.ts';

describe('sandbox chat: saying something', () => {
  let chatPage: Started;
  beforeEach(async () => {
    chatPage = await start();
  });
  afterEach(() => chatPage.stop());

  it('tells the bot once that it was added, then sends the message as Teams does', async () => {
    const { bot, chat, post } = chatPage;
    const said = await post('/api/say', { person: OTSO, conversation: 'personal', text: 'help' });
    assert.equal(said.status, 201);
    await post('/api/say', { person: OTSO, text: 'whoami', locale: 'fi-FI' });
    assert.deepEqual(
      bot.got.map(({ type }) => type),
      ['installationUpdate', 'conversationUpdate', 'message', 'message'],
    );
    const [, , message, second] = bot.got;
    assert.ok(message && second);
    assert.equal(message.channelId, 'msteams');
    assert.equal(message.serviceUrl, `${chat.url}/connector/`);
    assert.deepEqual(message.from, { id: `29:${OTSO}`, name: 'Otso Operator', aadObjectId: OTSO });
    assert.match(message.recipient.id, /^28:/);
    assert.deepEqual(message.conversation, {
      id: `a:${OTSO}`,
      conversationType: 'personal',
      tenantId: TENANT,
    });
    assert.deepEqual(message.channelData, { tenant: { id: TENANT } });
    assert.equal(message.text, 'help');
    assert.equal(message.locale, 'en-US');
    assert.equal(second.locale, 'fi-FI');
    assert.notEqual(message.id, second.id);
  });

  it('mentions the bot in a channel and starts a thread', async () => {
    const { bot, post, log } = chatPage;
    bot.handle = async ({ type }, channel) => {
      if (type === 'message')
        await channel.send({ type: 'message', text: 'in the thread', textFormat: 'plain' });
      return undefined;
    };
    await post('/api/say', { person: ADA, conversation: ADMINS, text: 'roles' });
    const message = bot.got.at(-1);
    assert.ok(message);
    assert.equal(message.text, '<at>Help Desk</at> roles');
    assert.equal(message.conversation.id, `${ADMINS};messageid=${message.id}`);
    assert.equal(message.conversation.conversationType, 'channel');
    assert.equal(message.conversation.isGroup, true);
    assert.deepEqual(message.channelData.channel, { id: ADMINS });
    assert.deepEqual(message.channelData.team, { id: '19:helpdesk-team@thread.tacv2' });
    assert.ok(JSON.stringify(message.entities).includes('"mention"'));
    const update = bot.got.find(({ type }) => type === 'conversationUpdate');
    assert.equal((update?.channelData.team as { aadGroupId?: string }).aadGroupId, TEAM);
    // Shared: the other person reads along.
    assert.deepEqual(
      (await log(OTSO, ADMINS)).map(({ from, text }) => [from, text]),
      [
        ['person', 'roles'],
        ['bot', 'in the thread'],
      ],
    );
  });

  it("keeps everyone's one-to-one chat to themselves", async () => {
    const { post, log, get } = chatPage;
    await post('/api/say', { person: OTSO, text: 'secret' });
    assert.equal((await log(ADA)).length, 0);
    const peek = await get(`/api/log?person=${ADA}&conversation=${encodeURIComponent(`a:${OTSO}`)}`);
    assert.equal(peek.status, 403);
  });

  it('says when the bot refuses, is late or can’t be reached', async () => {
    const { bot, post, log } = chatPage;
    bot.handle = () => ({ status: 401 });
    await post('/api/say', { person: OTSO, text: 'help' });
    const refused = (await log(OTSO)).filter(({ from }) => from === 'page');
    assert.match(refused[0]?.text ?? '', /answered 401/);
    await bot.close();
    await post('/api/say', { person: OTSO, text: 'help' });
    assert.match((await log(OTSO)).at(-1)?.text ?? '', /could not be reached/);

    const slow = await start({ turnTimeoutMs: 50 });
    slow.bot.handle = () => new Promise((resolve) => setTimeout(() => resolve(undefined), 200));
    await slow.post('/api/say', { person: OTSO, text: 'help' });
    assert.match((await slow.log(OTSO)).at(-1)?.text ?? '', /within 0\.05 seconds/);
    await slow.stop();
  });

  it('refuses invalid requests', async () => {
    const { post, get } = chatPage;
    assert.equal((await post('/api/say', { person: OTSO, text: '  ' })).status, 400);
    assert.equal((await post('/api/say', { person: 'nobody', text: 'help' })).status, 404);
    assert.equal((await post('/api/say', { person: OTSO, conversation: '19:x', text: 'help' })).status, 404);
    assert.equal((await post('/api/say', { person: OTSO, text: 'x'.repeat(30_000) })).status, 413);
    assert.equal((await get('/api/nothing')).status, 404);
  });
});

describe('sandbox chat: threads and mentions', () => {
  let chatPage: Started;
  beforeEach(async () => {
    chatPage = await start();
  });
  afterEach(() => chatPage.stop());

  const say = (text: string, more: object = {}) =>
    chatPage.post('/api/say', { person: ADA, conversation: ADMINS, text, ...more });

  it('answers in a thread, where the bot hears it as part of that thread', async () => {
    await say('roles');
    const [first] = await chatPage.log(ADA, ADMINS);
    await say('audit', { thread: first?.thread });
    await say('policy');
    const threads = chatPage.bot.got
      .filter(({ type }) => type === 'message')
      .map((each) => each.conversation.id);
    assert.equal(threads[0], first?.thread);
    assert.equal(threads[1], first?.thread);
    assert.notEqual(threads[2], first?.thread);
  });

  it('knows only the threads of the channel', async () => {
    await say('roles');
    for (const thread of [`${ADMINS};messageid=1`, '19:other;messageid=2', `a:${OTSO}`])
      assert.equal((await say('audit', { thread })).status, 404, thread);
    const personal = await chatPage.post('/api/say', { person: ADA, text: 'help', thread: 'anything' });
    assert.equal(personal.status, 201);
  });

  it('doesn’t give the bot what doesn’t mention it, except one-to-one', async () => {
    await say('roles');
    const before = chatPage.bot.got.length;
    assert.equal((await say('Lunch?', { mention: false })).status, 201);
    assert.equal(chatPage.bot.got.length, before);
    const [, said, note] = await chatPage.log(ADA, ADMINS);
    assert.deepEqual([said?.text, said?.mentionsBot, note?.from], ['Lunch?', false, 'page']);
    assert.equal((await chatPage.log(OTSO, ADMINS)).length, 2, 'the note is for the one who said it');
    await chatPage.post('/api/say', { person: ADA, text: 'help', mention: false });
    assert.equal(chatPage.bot.got.at(-1)?.text, 'help');
  });
});
