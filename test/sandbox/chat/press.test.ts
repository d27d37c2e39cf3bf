import assert from 'node:assert/strict';
import { cardAnswer, cardMessage, type BotReply, type Json } from './support/fake-bot.ts';
import { ADA, ADMINS, OTSO, start, type Message, type Started } from './support/started.ts';

const card = (title: string): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'ActionSet', actions: [{ type: 'Action.Execute', title, verb: 'lock', data: { once: 'abc' } }] },
  ],
});

describe('sandbox chat: pressing a button', () => {
  let chatPage: Started;
  let answer: BotReply;

  beforeEach(async () => {
    chatPage = await start();
    answer = cardAnswer(card('Confirm'));
    chatPage.bot.handle = async ({ type, name }, channel) => {
      if (type === 'message') await channel.send(cardMessage(card('Remote lock')));
      return name === 'adaptiveCard/action' ? answer : undefined;
    };
  });
  afterEach(() => chatPage.stop());

  async function aCard(person = OTSO, conversation = 'personal'): Promise<Message> {
    await chatPage.post('/api/say', { person, conversation, text: 'select user x' });
    const message = (await chatPage.log(person, conversation)).at(-1);
    assert.ok(message);
    return message;
  }
  const press = (message: Message, more: Json = {}) =>
    chatPage.post('/api/press', { person: OTSO, message: message.id, action: 'Remote lock', ...more });

  it('sends an invoke with the data and the inputs, and replaces the card with the answer', async () => {
    const message = await aCard();
    const { body } = await press(message, { inputs: { reason: 'lost' } });
    assert.equal((body.outcome as Json).kind, 'card');
    const invoke = chatPage.bot.got.at(-1);
    assert.ok(invoke);
    assert.equal(invoke.type, 'invoke');
    assert.equal(invoke.replyToId, message.id);
    assert.deepEqual(invoke.value, {
      action: { type: 'Action.Execute', verb: 'lock', data: { once: 'abc', reason: 'lost' } },
      trigger: 'manual',
    });
    const [now] = await chatPage.log(OTSO, 'personal', message.seq);
    assert.equal(now?.id, message.id);
    assert.deepEqual(now.attachments[0]?.content, card('Confirm'));
  });

  it('shows the new card only to the person who pressed, until the bot updates it', async () => {
    const message = await aCard(OTSO, ADMINS);
    await press(message, { conversation: ADMINS });
    const seenBy = async (person: string) =>
      (await chatPage.log(person, ADMINS)).find(({ id }) => id === message.id)?.attachments[0]?.content;
    assert.deepEqual(await seenBy(OTSO), card('Confirm'));
    assert.deepEqual(await seenBy(ADA), card('Remote lock'));
    const path = `${chatPage.chat.serviceUrl}v3/conversations/${encodeURIComponent(ADMINS)}/activities/${message.id}`;
    const headers = { 'content-type': 'application/json' };
    await fetch(path, { method: 'PUT', headers, body: JSON.stringify(cardMessage(card('Done'))) });
    assert.deepEqual(await seenBy(OTSO), card('Done'));
    assert.deepEqual(await seenBy(ADA), card('Done'));
  });

  it('shows a message as a note, and every failure in words', async () => {
    const message = await aCard();
    const cases: [BotReply, string, RegExp][] = [
      [
        { body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Locked' } },
        'info',
        /^Locked$/,
      ],
      [{ status: 500, body: { message: 'oops' } }, 'error', /answered 500: oops/],
      [
        {
          body: {
            statusCode: 400,
            type: 'application/vnd.microsoft.error',
            value: { code: 'Bad', message: 'no' },
          },
        },
        'error',
        /answered 400: no/,
      ],
      [{ body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' } }, 'error', /empty/],
    ];
    for (const [reply, level, words] of cases) {
      answer = reply;
      const { status, body } = await press(message);
      assert.equal(status, 200);
      assert.equal((body.outcome as Json).kind, 'note');
      const note = (await chatPage.log(OTSO)).at(-1);
      assert.equal(note?.level, level);
      assert.match(note.text ?? '', words);
    }
    answer = {};
    assert.deepEqual((await press(message)).body.outcome, { kind: 'nothing' });
  });

  it('accepts a whole action, and names a button that doesn’t exist', async () => {
    const message = await aCard();
    await press(message, { action: { verb: 'forged', data: { once: 'zzz' } } });
    assert.deepEqual(chatPage.bot.got.at(-1)?.value?.action, {
      type: 'Action.Execute',
      verb: 'forged',
      data: { once: 'zzz' },
    });
    const { status, body } = await press(message, { action: 'Wipe' });
    assert.equal(status, 404);
    assert.match((body.error as { message: string }).message, /Wipe/);
    assert.equal((await press({ ...message, id: 'gone' })).status, 404);
  });

  it('asks the bot for the matches of a picker', async () => {
    const message = await aCard();
    chatPage.bot.handle = () => ({
      body: {
        statusCode: 200,
        type: 'application/vnd.microsoft.search.searchResponse',
        value: { results: [{ title: 'Field people', value: 'g1' }, { title: 'no value' }] },
      },
    });
    const asked = { person: OTSO, message: message.id, dataset: 'groups', text: 'fie' };
    const { body } = await chatPage.post('/api/search', asked);
    assert.deepEqual(body.results, [{ title: 'Field people', value: 'g1' }]);
    const invoke = chatPage.bot.got.at(-1);
    assert.equal(invoke?.name, 'application/search');
    assert.deepEqual(invoke.value, {
      kind: 'search',
      queryText: 'fie',
      queryOptions: { skip: 0, top: 15 },
      dataset: 'groups',
    });
    chatPage.bot.handle = () => ({ status: 500 });
    assert.equal((await chatPage.post('/api/search', asked)).status, 502);
  });
});
