import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Handle, Request } from '../../../bot/helpdesk/contracts/conversation.ts';
import { Shutdown } from '../../../bot/teams/http/shutdown.ts';
import { answerInTime } from '../../../bot/teams/inbound/answer-in-time.ts';
import { KeyedQueue } from '../../../bot/teams/inbound/keyed-queue.ts';
import { TurnTime } from '../../../bot/teams/inbound/turn-time.ts';
import { OTHER, PERSON } from '../support/activities.ts';
import { here } from '../support/bot.ts';
import { fallbacks } from '../support/fallbacks.ts';
import { keepingLog } from '../support/log.ts';

const never: Handle = () => new Promise(() => undefined);

describe('teams: answers in time', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  function openDesk(handle: Handle, waiting = 20) {
    const spy = sinon.spy(handle);
    const { log, logged } = keepingLog();
    const options = { handle: spy, fallbacks, queue: new KeyedQueue(waiting), log };
    let count = 0;
    const ask = async (personId = PERSON, limitMs = 1000) => {
      const time = new TurnTime({
        arrivedAt: performance.now(),
        limitMs,
        warningMs: 200,
        shutdown: new Shutdown(),
      });
      const id = `turn-${(count += 1)}`;
      const request: Request = {
        id,
        personId,
        place: { kind: 'personal' },
        said: { kind: 'message', text: id },
        locale: 'en-US',
        signal: time.signal,
      };
      const answered = await answerInTime(options, request, time);
      assert.ok(answered.outcome !== 'goesOn');
      const { reply, outcome } = answered;
      time.stop();
      return [outcome, reply.here.kind === 'text' ? reply.here.text : reply.here.kind];
    };
    return { ask, logged, handled: () => spy.args.map(([{ id }]) => id) };
  }
  const sleeping =
    (ms: number): Handle =>
    ({ id }) =>
      new Promise((resolve) => setTimeout(() => resolve(here(`done ${id}`)), ms));

  it('returns the handler’s reply', async () => {
    const { ask } = openDesk(() => Promise.resolve(here('hello')));
    assert.deepEqual(await ask(), ['answered', 'hello']);
    assert.equal(clock.countTimers(), 0);
  });

  it('says “late” when the time is over, and not before', async () => {
    const { ask } = openDesk(never);
    const answer = ask();
    assert.equal(await Promise.race([answer, clock.tickAsync(999).then(() => 'waits')]), 'waits');
    await clock.tickAsync(1);
    assert.deepEqual(await answer, ['late', 'late']);
  });

  it('lets a handler answer after the warning', async () => {
    const { ask } = openDesk(
      ({ signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(here('as far as I got')))),
    );
    const answer = ask();
    await clock.tickAsync(800);
    assert.deepEqual(await answer, ['answered', 'as far as I got']);
  });

  it('counts a handler that gave up on its signal as late', async () => {
    const { ask, logged } = openDesk(
      ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const answer = ask();
    await clock.tickAsync(800);
    assert.deepEqual(await answer, ['late', 'late']);
    assert.deepEqual(logged, []);
  });

  it('says which turn failed, and logs why', async () => {
    const { ask, logged } = openDesk(() => Promise.reject(new Error('broken')));
    assert.deepEqual(await ask(), ['fault', 'fault turn-1']);
    const [line] = logged;
    assert.deepEqual([line?.level, line?.message], ['error', 'a turn failed']);
    assert.equal((line?.fields as { err: Error }).err.message, 'broken');
  });

  it('drops an answer that comes too late, and logs it', async () => {
    const { ask, logged } = openDesk(sleeping(1500));
    const answer = ask();
    await clock.tickAsync(1000);
    assert.deepEqual(await answer, ['late', 'late']);
    assert.deepEqual(logged, []);
    await clock.tickAsync(500);
    assert.deepEqual(
      logged.map(({ level, message }) => [level, message]),
      [['warn', 'a turn went on after it was answered']],
    );
  });

  it("runs one person's turns one after the other, and other people's at the same time", async () => {
    const { ask, handled } = openDesk(sleeping(300));
    const answers = [ask(), ask(), ask(OTHER)];
    await clock.tickAsync(0);
    assert.deepEqual(handled(), ['turn-1', 'turn-3']);
    await clock.tickAsync(300);
    assert.deepEqual(handled(), ['turn-1', 'turn-3', 'turn-2']);
    await clock.tickAsync(300);
    assert.deepEqual(
      (await Promise.all(answers)).map(([, text]) => text),
      ['done turn-1', 'done turn-2', 'done turn-3'],
    );
  });

  it('says “late” at once if too many wait', async () => {
    const { ask, handled } = openDesk(sleeping(300), 2);
    const answers = [1, 2, 3, 4, 5].map(() => ask());
    assert.deepEqual(await answers[3], ['late', 'late']);
    assert.deepEqual(await answers[4], ['late', 'late']);
    await clock.tickAsync(900);
    await Promise.all(answers);
    assert.deepEqual(handled(), ['turn-1', 'turn-2', 'turn-3']);
  });

  it('doesn’t start a turn whose time is over, and locks nobody out', async () => {
    const { ask, handled } = openDesk(never);
    const first = ask();
    const second = ask(PERSON, 500);
    await clock.tickAsync(500);
    assert.deepEqual(await second, ['late', 'late']);
    await clock.tickAsync(500);
    assert.deepEqual(await first, ['late', 'late']);
    assert.deepEqual(handled(), ['turn-1']);
    void ask();
    await clock.tickAsync(0);
    assert.deepEqual(handled(), ['turn-1', 'turn-3']);
  });
});
