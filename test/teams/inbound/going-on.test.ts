import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Handle, Request } from '../../../bot/helpdesk/contracts/conversation.ts';
import { Shutdown } from '../../../bot/teams/http/shutdown.ts';
import { answerInTime } from '../../../bot/teams/inbound/answer-in-time.ts';
import { GoingOn } from '../../../bot/teams/inbound/going-on.ts';
import { KeyedQueue } from '../../../bot/teams/inbound/keyed-queue.ts';
import { TurnTime } from '../../../bot/teams/inbound/turn-time.ts';
import { OTHER, PERSON } from '../support/activities.ts';
import { here } from '../support/bot.ts';
import { fallbacks } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';

const pressOf = (data: Record<string, unknown>, personId = PERSON): Request => ({
  id: 'turn-1',
  personId,
  place: { kind: 'personal' },
  said: { kind: 'press', verb: 'action.confirm', data },
  locale: 'en-US',
  signal: new AbortController().signal,
});

describe('teams: work that goes on', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  const sleeping =
    (ms: number): Handle =>
    () =>
      new Promise((resolve) => setTimeout(() => resolve(here('done')), ms));
  function begin(handle: Handle, queue = new KeyedQueue(20), shutdown = new Shutdown()) {
    const { log } = keepingLog();
    const time = new TurnTime({
      arrivedAt: performance.now(),
      limitMs: 50_000,
      warningMs: 700,
      answerMs: 3_500,
      shutdown,
    });
    const request = { ...pressOf({}), signal: time.signal };
    return answerInTime({ handle, fallbacks, queue, log }, request, time).finally(() => time.stop());
  }

  it('is answered as always if it is quick', async () => {
    const answer = begin(sleeping(3_499));
    await clock.tickAsync(3_499);
    assert.equal((await answer).outcome, 'answered');
  });

  it('goes on if it is slow: something is answered after three and a half seconds, and the answer comes later', async () => {
    const answer = begin(sleeping(20_000));
    await clock.tickAsync(3_500);
    const now = await answer;
    assert.ok(now.outcome === 'goesOn');
    await clock.tickAsync(16_500);
    const { reply, outcome } = await now.later;
    assert.deepEqual([outcome, reply], ['answered', here('done')]);
  });

  it('keeps none of the same operator’s turns waiting after that', async () => {
    const queue = new KeyedQueue(20);
    const slow = begin(sleeping(20_000), queue);
    const quick = begin(sleeping(10), queue);
    await clock.tickAsync(3_520);
    assert.equal((await slow).outcome, 'goesOn');
    // it has waited for the first one all its time
    const waited = await quick;
    assert.ok(waited.outcome === 'goesOn');
    assert.equal((await waited.later).outcome, 'answered');
  });

  it('is a fault later if it throws later', async () => {
    const answer = begin(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      throw new Error('failed');
    });
    await clock.tickAsync(3_500);
    const now = await answer;
    assert.ok(now.outcome === 'goesOn');
    await clock.tickAsync(1_500);
    assert.equal((await now.later).outcome, 'fault');
  });
});

describe('teams: presses that go on', () => {
  const never = new Promise<never>(() => undefined);

  it('are known by person, button and inputs', () => {
    const going = new GoingOn();
    going.add(pressOf({ confirmation: '1' }), 5, never);
    assert.equal(going.since(pressOf({ confirmation: '1' })), 5);
    assert.equal(going.since(pressOf({ confirmation: '2' })), undefined);
    assert.equal(going.since(pressOf({ confirmation: '1', reason: 'x' })), undefined);
    assert.equal(going.since(pressOf({ confirmation: '1' }, OTHER)), undefined);
    assert.equal(
      going.since({ ...pressOf({}), said: { kind: 'message', text: 'action.confirm' } }),
      undefined,
    );
  });

  it('are forgotten when they end, however they end', async () => {
    const going = new GoingOn();
    going.add(pressOf({ n: '1' }), 5, Promise.resolve());
    going.add(pressOf({ n: '2' }), 5, Promise.reject(new Error('failed')));
    await new Promise((resolve) => setImmediate(resolve));
    for (const n of ['1', '2']) assert.equal(going.since(pressOf({ n })), undefined);
  });
});
