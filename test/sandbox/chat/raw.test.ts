import assert from 'node:assert/strict';
import type { Json } from './support/fake-bot.ts';
import { ADA, ADMINS, OTSO, start, type Started } from './support/started.ts';

describe('sandbox chat: the raw activities of a message', () => {
  let chatPage: Started;
  beforeEach(async () => {
    chatPage = await start();
  });
  afterEach(() => chatPage.stop());

  const raw = async (person: string, conversation: string, message: string | undefined) => {
    const query = new URLSearchParams({ person, conversation, message: message ?? '' });
    const { status, body } = await chatPage.get(`/api/raw?${query.toString()}`);
    return { status, exchanges: (body.exchanges ?? []) as Json[] };
  };
  const card = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [],
    actions: [{ type: 'Action.Execute', title: 'Go', verb: 'go' }],
  };
  const withCard: Json = {
    type: 'message',
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };

  it('are what was sent and what came back, each way', async () => {
    chatPage.bot.handle = async ({ type }, channel) => {
      if (type === 'message') await channel.send(withCard);
      return type === 'invoke'
        ? {
            status: 200,
            body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
          }
        : undefined;
    };
    await chatPage.post('/api/say', { person: OTSO, text: 'help' });
    const [said, answered] = await chatPage.log(OTSO);
    const [asked] = (await raw(OTSO, 'personal', said?.id)).exchanges;
    assert.deepEqual([asked?.from, asked?.method], ['page', 'POST']);
    assert.equal((asked?.activity as Json).text, 'help');
    await chatPage.post('/api/press', { person: OTSO, message: answered?.id, action: 'Go' });
    const { exchanges } = await raw(OTSO, 'personal', answered?.id);
    assert.deepEqual(
      exchanges.map(({ from, method, status }) => [from, method, status]),
      [
        ['bot', 'POST', undefined],
        ['page', 'POST', 200],
      ],
    );
    assert.deepEqual((exchanges[0]?.activity as Json).attachments, withCard.attachments);
    assert.equal((exchanges[1]?.activity as Json).name, 'adaptiveCard/action');
    assert.deepEqual((exchanges[1]?.answer as Json).value, card);
  });

  it('of other people’s chats and presses aren’t shown', async () => {
    chatPage.bot.handle = async ({ type }, channel) => {
      if (type === 'message') await channel.send(withCard);
      return undefined;
    };
    await chatPage.post('/api/say', { person: OTSO, text: 'help' });
    const [said] = await chatPage.log(OTSO);
    assert.equal((await raw(ADA, `a:${OTSO}`, said?.id)).status, 403);
    assert.equal((await raw(ADA, 'personal', said?.id)).status, 404);
    await chatPage.post('/api/say', { person: ADA, conversation: ADMINS, text: 'roles' });
    const shared = (await chatPage.log(ADA, ADMINS)).at(-1);
    await chatPage.post('/api/press', {
      person: ADA,
      conversation: ADMINS,
      message: shared?.id,
      action: 'Go',
    });
    assert.equal((await raw(ADA, ADMINS, shared?.id)).exchanges.length, 2);
    assert.equal((await raw(OTSO, ADMINS, shared?.id)).exchanges.length, 1);
  });

  it('tell a bot that didn’t answer', async () => {
    await chatPage.bot.close();
    await chatPage.post('/api/say', { person: OTSO, text: 'help' });
    const [said] = (await chatPage.log(OTSO)).filter(({ from }) => from === 'person');
    const [asked] = (await raw(OTSO, 'personal', said?.id)).exchanges;
    assert.equal(asked?.status, undefined);
  });
});
