import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import type { Answer, CardPlace, StayingCard } from '../../../bot/helpdesk/contracts/conversation.ts';
import { OfferedFiles } from '../../../bot/teams/files/offered-files.ts';
import { createActivityFactory } from '../../../bot/teams/outbound/activity-factory.ts';
import { SendFailed } from '../../../bot/teams/outbound/connector-sends.ts';
import { PressedCards } from '../../../bot/teams/outbound/deliver-further.ts';
import { deliverLater } from '../../../bot/teams/outbound/deliver-later.ts';
import { PrivateChats } from '../../../bot/teams/outbound/private-chats.ts';
import { TENANT, message, press } from '../support/activities.ts';
import { fallbacks } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';
import { turnOf } from '../support/turns.ts';

const pressed: CardPlace = {
  serviceUrl: 'http://127.0.0.1/',
  conversationId: 'a:chat',
  activityId: 'card-1',
};
const card = (summary: string): Answer => ({ kind: 'card', card: 'notice', view: {}, summary });
const wordsOf = (answer: Answer) =>
  answer.kind === 'card' ? answer.summary : answer.kind === 'text' ? answer.text : answer.kind;

describe('an answer that comes later', () => {
  /** Delivers an answer to a press or a message whose interim card stands at `pressed`. */
  async function play(here: Answer, { fails = false, stays = false, said = 'press' } = {}) {
    const sent: unknown[] = [];
    const stands: string[] = [];
    const noted: unknown[] = [];
    const { log } = keepingLog();
    const staying: StayingCard = {
      card: card('the receipt'),
      sent: (id) => Promise.resolve(void noted.push(['sent', id])),
      replaced: () => Promise.resolve(void noted.push('replaced')),
    };
    const sendActivity = ({ summary, attachments }: Partial<Activity>) => {
      if (fails) return Promise.reject(new SendFailed(500, '', undefined));
      sent.push(summary ?? attachments?.[0]?.contentType);
      return Promise.resolve({ id: 'sent-1' });
    };
    const options = {
      activities: createActivityFactory(
        (name, view) => ({ card: name, view }),
        (text) => ({ card: 'notice', view: { text } }),
        () => fallbacks,
      ),
      connectors: { sendsTo: () => assert.fail('nothing is sent one-to-one') },
      privateChats: new PrivateChats(),
      files: new OfferedFiles(1000),
      signIn: undefined,
      fallbacks: () => fallbacks,
      tenantId: TENANT,
      log,
      messenger: {
        update: (at: CardPlace, answer: Answer) => {
          stands.push(wordsOf(answer));
          return Promise.resolve(at);
        },
        tell: () => Promise.resolve(undefined),
      },
      textAsCard: (text: string) => ({ card: 'notice' as const, view: { text } }),
      pressed: new PressedCards(),
      limits: { tellEveryMs: 1_000, postMs: 1_000 },
    };
    const turn = turnOf(said === 'press' ? press('receipt.show') : message('audit export'));
    const asked = { kind: 'press', verb: 'receipt.show', data: {}, card: pressed } as const;
    await deliverLater(
      options,
      { turn, context: { sendActivity }, endsAt: performance.now() + 1_000 },
      {
        request: {
          id: turn.id,
          personId: 'somebody',
          place: { kind: 'personal' },
          said: said === 'press' ? asked : turn.said,
          locale: 'en-US',
          signal: new AbortController().signal,
        } as Parameters<typeof deliverLater>[2]['request'],
        meanwhile: {
          reply: () => Promise.resolve({ here: card('still looking') }),
          replyUnread: () => ({ here: card('still looking') }),
          shown: (_, at, from) =>
            Promise.resolve(void noted.push(['shown', at.activityId, from?.activityId])),
        },
        later: Promise.resolve({ reply: { here } }),
        placed: (_, reply) => Promise.resolve(stays ? { ...reply, stays: staying } : reply),
      },
      pressed,
    );
    return { sent, stands, noted };
  }

  it('is sent beside the card that stays', async () => {
    const { sent, stands, noted } = await play(card('the device'), { stays: true });
    assert.deepEqual([sent, stands], [['the device'], ['the receipt']]);
    assert.deepEqual(noted, [['sent', 'sent-1']]);
  });

  it('takes the place of the card that stays if it can’t be sent', async () => {
    const { stands, noted } = await play(card('the device'), { stays: true, fails: true });
    assert.deepEqual(stands, ['the device']);
    assert.deepEqual(noted, ['replaced', ['shown', 'card-1', 'card-1']]);
  });

  it('that is a file says so on the card if the file can’t be sent', async () => {
    const file: Answer = { kind: 'file', name: 'a.csv', content: 'x', about: '1 entry.' };
    assert.deepEqual((await play(file, { said: 'message' })).stands, ['1 entry.']);
    assert.deepEqual((await play(file, { said: 'message', fails: true })).stands, ['file failed']);
  });
});
