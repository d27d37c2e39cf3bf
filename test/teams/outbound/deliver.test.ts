import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import sinon from 'sinon';
import type { Answer, Reply } from '../../../bot/helpdesk/contracts/conversation.ts';
import { OfferedFiles } from '../../../bot/teams/files/offered-files.ts';
import { createActivityFactory } from '../../../bot/teams/outbound/activity-factory.ts';
import { type ConnectorSends, SendFailed } from '../../../bot/teams/outbound/connector-sends.ts';
import { type ReplyWithFile, deliver } from '../../../bot/teams/outbound/deliver.ts';
import { PrivateChats } from '../../../bot/teams/outbound/private-chats.ts';
import { type Fields, TENANT, from, inChannel, message, press } from '../support/activities.ts';
import { fallbacks, say } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';
import { turnOf } from '../support/turns.ts';

const file: Answer = { kind: 'file', name: 'a.csv', content: 'x', about: '1 entry.' };

/** What was sent: where, and in which words. */
type Sent = [where: string, words: string];
const wordsOf = ({ text, summary, attachments }: Partial<Activity>) =>
  text ?? summary ?? attachments?.[0]?.contentType ?? '';

describe('teams: delivery', () => {
  /** Delivers a reply to an activity. `refuse` says which places answer 403. */
  async function delivered(activity: Fields, reply: ReplyWithFile, refuse: readonly string[] = []) {
    const sent: Sent[] = [];
    const send = (where: string, activity: Partial<Activity>) => {
      sent.push([where, wordsOf(activity)]);
      return refuse.includes(where)
        ? Promise.reject(new SendFailed(403, '', undefined))
        : Promise.resolve({ id: 'x' });
    };
    const sends = {
      createConversation: () => Promise.resolve({ id: 'a:private' }),
      sendToConversation: (_: string, activity: Partial<Activity>) => send('privately', activity),
    };
    const { log, logged } = keepingLog();
    const prompt = sinon.stub().returns({ type: 'message', text: 'sign in' });
    const options = {
      activities: createActivityFactory(
        (card, view) => {
          if (card === 'user') throw new Error('a hole in the template');
          return { card, view };
        },
        (text) => ({ card: 'notice', view: { text } }),
        () => fallbacks,
      ),
      connectors: { sendsTo: () => sends as unknown as ConnectorSends },
      privateChats: new PrivateChats(),
      files: new OfferedFiles(1000),
      signIn: { prompt },
      fallbacks: () => fallbacks,
      tenantId: TENANT,
      log,
    };
    const context = {
      sendActivity: (activity: string | Partial<Activity>) =>
        send('here', typeof activity === 'string' ? { text: activity } : activity),
    };
    const target = { turn: turnOf(activity), context, endsAt: performance.now() + 5000 };
    const response = await deliver(options, target, reply);
    const body = response.body === undefined ? undefined : (JSON.parse(response.body) as unknown);
    return { sent, status: response.status, body, logged, prompt };
  }
  const privately: Reply = {
    here: say('see our chat'),
    privately: { answer: say('personal data'), otherwise: say('write to me first') },
  };

  it('sends the answer to a message, and nothing if there is no answer', async () => {
    const { sent, status, body } = await delivered(message('help'), { here: say('hello') });
    assert.deepEqual([sent, status, body], [[['here', 'hello']], 200, undefined]);
    assert.deepEqual((await delivered(message('help'), { here: { kind: 'nothing' } })).sent, []);
  });

  it('puts the answer to a press in the response', async () => {
    const { sent, body } = await delivered(press('open'), { here: say('hello') });
    assert.deepEqual(sent, []);
    assert.deepEqual(body, {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: { card: 'notice', view: { text: 'hello' } },
    });
  });

  it('sends the private part first, and says here that it did', async () => {
    const { sent } = await delivered(message('help', inChannel()), privately);
    assert.deepEqual(sent, [
      ['privately', 'personal data'],
      ['here', 'see our chat'],
    ]);
  });

  it('shows no personal data here if the person can’t be written to', async () => {
    const { sent, logged } = await delivered(message('help', inChannel()), privately, ['privately']);
    assert.deepEqual(sent, [
      ['privately', 'personal data'],
      ['here', 'write to me first'],
    ]);
    assert.deepEqual(
      logged.map(({ level, message: text }) => [level, text]),
      [['warn', 'an answer could not be sent']],
    );
  });

  it('sends the private part here if here is one-to-one', async () => {
    const { sent } = await delivered(message('help'), privately);
    assert.deepEqual(sent, [
      ['here', 'personal data'],
      ['here', 'see our chat'],
    ]);
  });

  it('tells the person one-to-one if the channel refuses the answer', async () => {
    const reply = { here: say('the roles'), ifRefused: say('I may not post there') };
    const { sent } = await delivered(message('roles', inChannel()), reply, ['here']);
    assert.deepEqual(sent, [
      ['here', 'the roles'],
      ['privately', 'I may not post there'],
      ['privately', 'the roles'],
    ]);
    const unsaid = await delivered(message('roles', inChannel()), { here: say('the roles') }, ['here']);
    assert.equal(unsaid.sent.length, 1);
  });

  it('offers files one-to-one only', async () => {
    const { sent } = await delivered(message('audit export', inChannel()), { here: file });
    assert.deepEqual(sent, [
      ['privately', '1 entry.'],
      ['here', '1 entry. file privately'],
    ]);
    const failed = await delivered(message('audit export', inChannel()), { here: file }, ['privately']);
    assert.deepEqual(failed.sent.at(-1), ['here', 'file failed']);
    assert.deepEqual((await delivered(message('audit export'), { here: file })).sent, [['here', '1 entry.']]);
  });

  it('sends a file’s card with the words about it', async () => {
    const attachment = { contentType: 'a-file' };
    const { sent } = await delivered(message('x'), { here: { kind: 'nothing' }, attachment });
    assert.deepEqual(sent, []);
    const reply = { here: say('done'), attachment };
    assert.deepEqual((await delivered(message('x'), reply)).sent, [['here', 'done']]);
  });

  it('asks only accepted speakers to sign in, and offers only them files', async () => {
    const signIn: Reply = { here: { kind: 'signIn', text: 'sign in', button: 'Sign in' } };
    const asked = await delivered(message('whoami'), signIn);
    assert.deepEqual([asked.sent, asked.prompt.callCount], [[['here', 'sign in']], 1]);
    const stranger = message('whoami', from(undefined));
    const refused = await delivered(stranger, signIn);
    assert.deepEqual([refused.sent, refused.prompt.callCount], [[], 0]);
    assert.deepEqual((await delivered(stranger, { here: file })).sent, []);
  });

  it('says which turn failed if the card can’t be rendered', async () => {
    const card: Answer = { kind: 'card', card: 'user', view: {}, summary: '' };
    const { sent, logged } = await delivered(message('help'), { here: card });
    assert.deepEqual(sent, [['here', 'fault turn-1']]);
    assert.equal((logged[0]?.fields as { err: Error }).err.message, 'a hole in the template');
    const { body } = await delivered(press('open'), { here: card });
    assert.deepEqual(body, {
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: 'fault turn-1',
    });
  });
});
