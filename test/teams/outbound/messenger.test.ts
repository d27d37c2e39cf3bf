import assert from 'node:assert/strict';
import type { Answer, CardPlace } from '../../../bot/helpdesk/contracts/conversation.ts';
import { createActivityFactory } from '../../../bot/teams/outbound/activity-factory.ts';
import { SendFailed } from '../../../bot/teams/outbound/connector-sends.ts';
import { createMessenger } from '../../../bot/teams/outbound/messenger.ts';
import { fallbacks } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';

const PLACE: CardPlace = { serviceUrl: 'https://teams.example', conversationId: 'chat', activityId: 'card' };
const answer = (text: string): Answer => ({ kind: 'text', text });

/** Statuses with which Teams refuses; undefined: it takes what it gets. */
interface Refusals {
  update?: (activityId: string) => number | undefined;
  send?: () => number | undefined;
  /** The id of each new message. */
  newId?: () => string;
}

function open({ update = () => undefined, send = () => undefined, newId }: Refusals) {
  const calls: string[] = [];
  let count = 0;
  const nextId = newId ?? (() => `new-${(count += 1)}`);
  const answered = (status: number | undefined, id: string) =>
    new Promise<{ id: string }>((resolve, reject) => {
      setImmediate(() => {
        if (status === undefined) resolve({ id });
        else reject(status === 0 ? new Error('lost') : new SendFailed(status, '', '0'));
      });
    });
  const sends = {
    updateActivity(_: string, id: string, { text }: { text?: string }) {
      calls.push(`PUT ${id} ${text}`);
      return answered(update(id), id);
    },
    sendToConversation(id: string, { text }: { text?: string }) {
      calls.push(`POST ${id} ${text}`);
      const status = send();
      return answered(status, status === undefined ? nextId() : '');
    },
  };
  const { log, logged } = keepingLog();
  const messenger = createMessenger({
    connectors: { sendsTo: () => sends as never },
    activities: createActivityFactory(
      () => ({}),
      () => assert.fail('no card is made'),
      () => fallbacks,
    ),
    postMs: 5000,
    log,
  });
  return { messenger, calls, logged };
}

describe('teams: updates of cards', () => {
  it('change the message', async () => {
    const { messenger, calls } = open({});
    assert.deepEqual(await messenger.update(PLACE, answer('a')), PLACE);
    assert.deepEqual(calls, ['PUT card a']);
  });

  for (const status of [400, 403, 404, 405, 410, 413])
    it(`become a new message once if they can't succeed: ${status}`, async () => {
      const { messenger, calls } = open({ update: (id) => (id === 'card' ? status : undefined) });
      const instead = { ...PLACE, activityId: 'new-1' };
      assert.deepEqual(await messenger.update(PLACE, answer('a')), instead);
      assert.deepEqual(await messenger.update(PLACE, answer('b')), instead);
      assert.deepEqual(await messenger.update(instead, answer('c')), instead);
      assert.deepEqual(calls, ['PUT card a', 'POST chat a', 'PUT new-1 b', 'PUT new-1 c']);
    });

  it('become a new message at once if Teams never said what the card is called', async () => {
    const { messenger, calls } = open({});
    const unnamed = { ...PLACE, activityId: '' };
    assert.deepEqual(await messenger.update(unnamed, answer('a')), { ...PLACE, activityId: 'new-1' });
    await messenger.update(unnamed, answer('b'));
    assert.deepEqual(calls, ['POST chat a', 'PUT new-1 b']);
  });

  it('become a new message if Teams says 412 again and again', async () => {
    const { messenger, calls } = open({ update: () => 412 });
    await messenger.update(PLACE, answer('a'));
    assert.deepEqual(calls.slice(-2), ['PUT card a', 'POST chat a']);
  }).timeout(10_000);

  it('become one new message even if two come at the same time', async () => {
    const { messenger, calls } = open({ update: (id) => (id === 'card' ? 404 : undefined) });
    await Promise.all(['a', 'b', 'c'].map((text) => messenger.update(PLACE, answer(text))));
    assert.deepEqual(calls, ['PUT card a', 'POST chat a', 'PUT new-1 b', 'PUT new-1 c']);
  });

  for (const status of [401, 408, 500, 503, 0])
    it(`are left to the caller if they may succeed later: ${status || 'lost'}`, async () => {
      const { messenger, calls } = open({ update: () => status });
      await assert.rejects(messenger.update(PLACE, answer('a')));
      assert.deepEqual(calls, ['PUT card a']);
    });

  for (const status of [403, 404, 500, 0])
    it(`say nothing more if the new message fails, too: ${status || 'lost'}`, async () => {
      const { messenger, calls, logged } = open({ update: () => 404, send: () => status });
      assert.equal(await messenger.update(PLACE, answer('a')), undefined);
      assert.deepEqual(calls, ['PUT card a', 'POST chat a']);
      assert.equal(logged.filter(({ level }) => level === 'warn').length, 2);
    });

  it('try the new message again later if Teams was busy, but never the update', async () => {
    let busy = true;
    const { messenger, calls } = open({ update: () => 404, send: () => (busy ? 429 : undefined) });
    await assert.rejects(messenger.update(PLACE, answer('a')));
    busy = false;
    await messenger.update(PLACE, answer('a'));
    assert.equal(calls.filter((call) => call.startsWith('PUT')).length, 1);
    assert.equal(calls.at(-1), 'POST chat a');
  });

  it('end even if Teams names no new message, or one that is known not to change', async () => {
    for (const newId of [() => '', () => 'card']) {
      const { messenger, calls } = open({ update: () => 404, newId });
      assert.equal(await messenger.update(PLACE, answer('a')), undefined);
      assert.equal(await messenger.update(PLACE, answer('b')), undefined);
      assert.deepEqual(calls, ['PUT card a', 'POST chat a', 'POST chat b']);
    }
  });
});
