import assert from 'node:assert/strict';
import type { Answer, Reply } from '../../../bot/helpdesk/contracts/conversation.ts';
import { inChannel, invoke, message, press, PERSON, TENANT } from '../support/activities.ts';
import { cardOf, fallbacks, say, startBot, type TestBot, withBot } from '../support/bot.ts';
import { answer } from '../support/connector-stub.ts';

const card: Answer = { kind: 'card', card: 'user', view: { name: 'Anna' }, summary: 'Anna Ek' };
const choices: Answer = { kind: 'choices', choices: [{ title: 'Sales', value: 'g-1' }] };

describe('teams: answers', () => {
  let bot: TestBot;
  let reply: () => Promise<Reply>;
  before(async () => {
    bot = await startBot(() => reply());
  });
  after(() => bot.close());
  beforeEach(() => {
    bot.connector.sent.length = 0;
    bot.logged.length = 0;
    bot.connector.respond = (_, response) => answer(response, 200, { id: 'x' });
  });

  const replying = (answering: Answer) => {
    reply = () => Promise.resolve({ here: answering });
  };

  it('sends plain text to the conversation it came from', async () => {
    replying(say('[x](http://evil) *b*'));
    await bot.post(message('help', { id: 'm/1', ...inChannel() }));
    const [sent] = bot.connector.sent;
    assert.equal(
      sent?.path,
      '/v3/conversations/19%3Achannel%40thread.tacv2%3Bmessageid%3D17/activities/m%2F1',
    );
    assert.equal(sent.authorization, undefined);
    assert.equal(sent.body.text, '[x](http://evil) *b*');
    assert.equal(sent.body.textFormat, 'plain');
    assert.equal(sent.body.replyToId, 'm/1');
    assert.deepEqual(
      [sent.body.from, sent.body.recipient].map((party) => (party as { id: string }).id),
      ['28:bot', '29:person'],
    );
  });

  it('sends a card with a line of text for notifications', async () => {
    replying(card);
    await bot.post(message('select user anna'));
    const [sent] = bot.connector.sent;
    assert.equal(sent?.body.summary, 'Anna Ek');
    const content = { type: 'AdaptiveCard', card: 'user', view: { name: 'Anna' } };
    assert.deepEqual(sent.body.attachments, [
      { contentType: 'application/vnd.microsoft.card.adaptive', content },
    ]);
  });

  it('sends nothing if there is nothing to say', async () => {
    replying({ kind: 'nothing' });
    assert.equal((await bot.post(message('help'))).status, 200);
    replying(choices);
    assert.equal((await bot.post(message('help'))).status, 200);
    assert.deepEqual(bot.connector.sent, []);
  });

  it('sends to the conversation if the activity has no id', async () => {
    replying(say('hello'));
    await bot.post(message('help', { id: undefined }));
    assert.equal(bot.connector.sent[0]?.path, '/v3/conversations/a%3Achat/activities');
  });

  it('answers a press with a card, even with plain text', async () => {
    replying(card);
    assert.equal(cardOf((await bot.post(press('open'))).json).card, 'user');
    replying(say('expired'));
    assert.deepEqual(cardOf((await bot.post(press('open'))).json).view, { title: '', lines: ['expired'] });
    replying({ kind: 'nothing' });
    const { status, json } = await bot.post(press('open'));
    assert.equal(status, 200);
    assert.deepEqual(json, {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: '',
    });
    assert.deepEqual(bot.connector.sent, []);
  });

  it('answers a search with choices', async () => {
    const search = async () =>
      (await bot.post(invoke('application/search', { queryText: 's', dataset: 'groups' }))).json;
    const found = (results: unknown) => ({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results },
    });
    replying(choices);
    assert.deepEqual(await search(), found([{ title: 'Sales', value: 'g-1' }]));
    replying(say('no'));
    assert.deepEqual(await search(), found([]));
  });

  it('says which turn failed, and logs it', async () => {
    reply = () => Promise.reject(new Error('the roof is on fire'));
    await bot.post(message('help'));
    const logged = bot.logged.find(({ level }) => level === 'error')?.fields as {
      turn: string;
      err: Error;
    };
    assert.equal(logged.err.message, 'the roof is on fire');
    assert.deepEqual(bot.connector.texts(), [`fault ${logged.turn}`]);
    const { status, json } = await bot.post(press('open'));
    assert.equal(status, 200);
    assert.match(JSON.stringify(cardOf(json).view), /fault /);
    assert.doesNotMatch(JSON.stringify(json), /fire/);
  });

  it('says what went wrong in the language that the channel gave', async () => {
    const check = async ({ post, connector }: TestBot) => {
      await post(message('help', { locale: 'fi-FI' }));
      assert.deepEqual(connector.texts(), ['fault in fi-FI']);
      const { json } = await post(press('open', {}, { locale: 'sv-SE' }));
      assert.deepEqual(cardOf(json).view, { lines: ['fault in sv-SE'], lang: 'sv-SE' });
    };
    await withBot(() => Promise.reject(new Error('the roof is on fire')), check, {
      fallbacks: (locale) => ({ ...fallbacks, fault: () => say(`fault in ${locale}`) }),
      textAsCard: (text, locale = '') => ({ card: 'notice', view: { lines: [text], lang: locale } }),
    });
  });

  it('answers if a handler throws synchronously', async () => {
    reply = () => {
      throw new Error('early');
    };
    await bot.post(message('help'));
    assert.match(String(bot.connector.texts()[0]), /^fault /);
  });

  it("answers if a card can't be rendered", async () => {
    const render = () => {
      throw new Error('a hole in the template');
    };
    const check = async ({ post, connector }: TestBot) => {
      await post(message('help'));
      assert.match(String(connector.texts()[0]), /^fault /);
      const { status, json } = await post(press('open'));
      const { type, value } = json as { type: string; value: string };
      assert.deepEqual([status, type], [200, 'application/vnd.microsoft.activity.message']);
      assert.match(value, /^fault /);
    };
    await withBot(() => Promise.resolve({ here: card }), check, { render });
  });

  it('logs a line for each turn, with nothing but ids', async () => {
    replying(say('hello'));
    await bot.post(message('select user anna', { id: '1485983408511' }));
    const lines = bot.logged.filter(({ level }) => level === 'info');
    assert.equal(lines.length, 1);
    const { turn, ms, ...rest } = lines[0]?.fields as Record<string, unknown>;
    assert.deepEqual(rest, {
      activity: '1485983408511',
      person: PERSON,
      kind: 'message',
      place: 'personal',
      outcome: 'answered',
    });
    assert.deepEqual([typeof turn, typeof ms], ['string', 'number']);
  });

  describe('sending', () => {
    beforeEach(() => replying(say('hello')));
    const failing = (times: number, status: number, headers: Record<string, string> = {}) => {
      let failed = 0;
      bot.connector.respond = (_, response) => {
        failed += 1;
        if (failed <= times) answer(response, status, { error: { code: 'Odd', message: 'secret' } }, headers);
        else answer(response, 200, { id: 'x' });
      };
    };

    it('is repeated on 429', async () => {
      failing(1, 429, { 'retry-after': '0' });
      await bot.post(message('help'));
      assert.equal(bot.connector.sent.length, 2);
    });

    it('is not repeated if that would be too late', async () => {
      failing(1, 429, { 'retry-after': '60' });
      assert.equal((await bot.post(message('help'))).status, 200);
      assert.equal(bot.connector.sent.length, 1);
    });

    for (const status of [400, 403, 412, 500, 502, 503, 504]) {
      it(`is never repeated on ${status}`, async () => {
        failing(1, status, { 'retry-after': '0' });
        assert.equal((await bot.post(message('help'))).status, 200);
        assert.equal(bot.connector.sent.length, 1);
        const warning = bot.logged.find(({ level }) => level === 'warn')?.fields as { err: Error };
        assert.equal(warning.err.message, `Teams answered ${status} Odd`);
      });
    }

    it('is never repeated if the connection was lost', async () => {
      bot.connector.respond = (_, response) => void response.destroy();
      assert.equal((await bot.post(message('help'))).status, 200);
      assert.equal(bot.connector.sent.length, 1);
    });

    it('keeps its connections', async () => {
      const before = bot.connector.connections;
      for (let turn = 0; turn < 10; turn += 1) await bot.post(message('help'));
      assert.ok(bot.connector.connections - before <= 1);
    });
  });

  describe('in private', () => {
    const privately: Reply = {
      here: say('see our chat'),
      privately: { answer: card, otherwise: say('write to me first') },
    };
    const paths = () => bot.connector.sent.map(({ path }) => path);
    const inPrivate = '/v3/conversations/a%3Aprivate/activities';
    beforeEach(() => {
      reply = () => Promise.resolve(privately);
      bot.connector.respond = ({ path }, response) =>
        answer(response, 201, { id: path === '/v3/conversations' ? 'a:private' : 'x' });
    });

    // one bot for all: the first of these opens the conversation
    it('opens a one-to-one conversation, and says so here', async () => {
      await bot.post(message('select user anna', { id: 'm1', ...inChannel() }));
      const [opened, sent, told] = bot.connector.sent;
      assert.deepEqual(opened?.body, {
        isGroup: false,
        bot: { id: '28:bot', name: 'Help desk' },
        members: [{ id: '29:person', name: 'Someone' }],
        tenantId: TENANT,
        channelData: { tenant: { id: TENANT } },
      });
      assert.equal(sent?.path, inPrivate);
      assert.equal(sent.body.summary, 'Anna Ek');
      assert.equal((sent.body.conversation as { id: string }).id, 'a:private');
      assert.equal(told?.body.text, 'see our chat');
      assert.match(told.path, /19%3Achannel/);
      assert.equal(bot.connector.sent.length, 3);
    });

    it('remembers the conversation, even for a press', async () => {
      const { json } = await bot.post(press('open', {}, inChannel()));
      assert.deepEqual(paths(), [inPrivate]);
      assert.deepEqual(cardOf(json).view.lines, ['see our chat']);
    });

    it("says something else if the person can't be written to", async () => {
      bot.connector.respond = ({ path }, response) => {
        const blocked = path === inPrivate || path === '/v3/conversations';
        answer(
          response,
          blocked ? 403 : 200,
          blocked ? { error: { code: 'MessageWritesBlocked' } } : { id: 'x' },
        );
      };
      await bot.post(message('select user anna', inChannel()));
      assert.deepEqual(bot.connector.texts(), [undefined, 'write to me first']);
      // the conversation is opened again the next time
      await bot.post(press('open', {}, inChannel()));
      assert.equal(paths().at(-1), '/v3/conversations');
    });

    it('stays in a chat that is one-to-one already', async () => {
      await bot.post(message('select user anna'));
      assert.ok(paths().every((path) => path.startsWith('/v3/conversations/a%3Achat/activities')));
      assert.equal(bot.connector.sent.length, 2);
    });
  });

  describe('if the channel refuses the answer', () => {
    const refusing = (status: number) => {
      bot.connector.respond = ({ path }, response) => {
        const opened = path === '/v3/conversations';
        if (path.includes('channel')) answer(response, status, { error: { code: 'Odd' } });
        else answer(response, 201, { id: opened ? 'a:private' : 'x' });
      };
    };
    const toPrivate = () =>
      bot.connector.sent.filter(({ path }) => path.includes('private')).map(({ body }) => body.text);
    beforeEach(() => {
      reply = () => Promise.resolve({ here: say('the roles'), ifRefused: say('I may not post there') });
    });

    it('tells the person one-to-one, and then the answer', async () => {
      refusing(403);
      await bot.post(message('roles', inChannel()));
      assert.deepEqual(toPrivate(), ['I may not post there', 'the roles']);
      assert.equal(bot.connector.texts().length, 3);
    });

    it('tells nobody if Teams failed in another way', async () => {
      for (const status of [200, 400, 404, 500, 503]) {
        refusing(status);
        await bot.post(message('roles', inChannel()));
      }
      assert.deepEqual(toPrivate(), []);
    });

    it('tells nobody for a press, or in another place', async () => {
      refusing(403);
      const { json } = await bot.post(press('roles', {}, inChannel()));
      assert.deepEqual(cardOf(json).view.lines, ['the roles']);
      assert.deepEqual(bot.connector.sent, []);
      bot.connector.respond = (_, response) => answer(response, 403, {});
      await bot.post(message('roles'));
      assert.equal(bot.connector.sent.length, 1);
    });

    it('tells nobody if the reply has no words for it', async () => {
      replying(say('hello'));
      refusing(403);
      await bot.post(message('roles', inChannel()));
      assert.equal(bot.connector.sent.length, 1);
    });

    it("gives up if the person can't be written to either", async () => {
      bot.connector.respond = (_, response) => answer(response, 403, {});
      await bot.post(message('roles', inChannel()));
      assert.deepEqual(bot.connector.texts().slice(1), ['I may not post there']);
    });
  });
});
