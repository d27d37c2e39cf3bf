import assert from 'node:assert/strict';
import { channelOf, type ChannelClient, type Json } from './support/fake-bot.ts';
import { ADA, ADMINS, OTSO, people, start, TENANT, type Started } from './support/started.ts';

describe('sandbox chat: the connector', () => {
  let chatPage: Started;
  let channel: ChannelClient;
  const own = `conversations/${encodeURIComponent(`a:${OTSO}`)}`;

  beforeEach(async () => {
    chatPage = await start();
    channel = channelOf({ serviceUrl: chatPage.chat.serviceUrl, conversation: { id: `a:${OTSO}` } });
  });
  afterEach(() => chatPage.stop());

  it('posts, replies, updates and deletes', async () => {
    const id = await channel.send({ type: 'message', text: 'one', textFormat: 'plain' });
    const reply = await channel.call('POST', `${own}/activities/${id}`, { type: 'message', text: 'two' });
    assert.equal(reply.status, 201);
    assert.equal(
      (await channel.call('PUT', `${own}/activities/${id}`, { type: 'message', text: 'three' })).status,
      200,
    );
    const before = await chatPage.log(OTSO);
    assert.deepEqual(
      before.map(({ text, edited, textFormat }) => [text, edited, textFormat]),
      [
        ['three', true, 'markdown'],
        ['two', undefined, 'markdown'],
      ],
    );
    assert.equal((await channel.call('DELETE', `${own}/activities/${id}`)).status, 200);
    assert.equal((await chatPage.log(OTSO))[0]?.deleted, true);
    assert.equal(
      (await channel.call('PUT', `${own}/activities/${id}`, { type: 'message', text: 'x' })).status,
      404,
    );
  });

  it('starts a one-to-one chat and a thread in a channel', async () => {
    const activity = { type: 'message', text: 'hello', textFormat: 'plain' };
    const one = await channel.call('POST', 'conversations', {
      members: [{ id: `29:${ADA}` }],
      tenantId: TENANT,
      activity,
    });
    assert.equal(one.status, 201);
    assert.equal(one.body.id, `a:${ADA}`);
    assert.equal((await chatPage.log(ADA))[0]?.text, 'hello');
    const thread = await channel.call('POST', 'conversations', {
      isGroup: true,
      channelData: { channel: { id: ADMINS } },
      activity,
    });
    assert.match(String(thread.body.id), /^19:helpdesk-admins@thread\.tacv2;messageid=\d+$/);
    const stranger = await channel.call('POST', 'conversations', { members: [{ id: '29:nobody' }] });
    assert.equal(stranger.status, 403);
  });

  it('lists members one by one and in pages', async () => {
    const one = await channel.call('GET', `${own}/members/${encodeURIComponent(`29:${OTSO}`)}`);
    assert.equal(one.body.aadObjectId, OTSO);
    assert.equal(one.body.userPrincipalName, 'otso.operator@contoso.example');
    assert.equal((await channel.call('GET', `${own}/members/29%3Anobody`)).status, 404);
    const page = `conversations/${encodeURIComponent(ADMINS)}/pagedmembers?pageSize=1`;
    const first = await channel.call('GET', page);
    assert.equal((first.body.members as Json[]).length, 1);
    const second = await channel.call(
      'GET',
      `${page}&continuationToken=${String(first.body.continuationToken)}`,
    );
    assert.equal((second.body.members as Json[])[0]?.aadObjectId, people[1]?.id);
    assert.equal(second.body.continuationToken, undefined);
  });

  it('refuses what Teams refuses', async () => {
    const post = async (activity: Json) => (await channel.call('POST', `${own}/activities`, activity)).status;
    assert.equal(await post({ type: 'message' }), 400);
    assert.equal(await post({ type: 'message', text: 'x'.repeat(101 * 1024) }), 413);
    assert.equal(
      (await channel.call('POST', 'conversations/19%3Ax/activities', { type: 'message', text: 'x' })).status,
      404,
    );
    await chatPage.post('/api/say', { person: OTSO, text: 'mine' });
    const mine = (await chatPage.log(OTSO))[0]?.id ?? '';
    assert.equal((await channel.call('DELETE', `${own}/activities/${mine}`)).status, 403);
  });

  it('sends messages and typing to the page live', async () => {
    const stop = new AbortController();
    const response = await fetch(`${chatPage.chat.url}/api/events?person=${OTSO}`, { signal: stop.signal });
    assert.ok(response.body);
    let seen = '';
    const decoder = new TextDecoder();
    const reader = response.body.getReader();
    const until = async (words: string) => {
      while (!seen.includes(words))
        seen += decoder.decode((await reader.read()).value as Uint8Array, { stream: true });
    };
    await until('event: hello');
    await channel.send({ type: 'typing' });
    await until('event: typing');
    await channelOf({ serviceUrl: chatPage.chat.serviceUrl, conversation: { id: `a:${ADA}` } }).send({
      type: 'message',
      text: 'for Ada',
    });
    await channel.send({ type: 'message', text: 'for Otso' });
    await until('for Otso');
    assert.ok(!seen.includes('for Ada'));
    stop.abort();
  });
});
