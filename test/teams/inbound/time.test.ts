import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Handle, Request } from '../../../bot/helpdesk/contracts/conversation.ts';
import type { Limits } from '../../../bot/teams/index.ts';
import { OTHER, from, message, press } from '../support/activities.ts';
import { cardOf, here, type TestBot, withBot } from '../support/bot.ts';
import { answer } from '../support/connector-stub.ts';

const textOf = ({ said }: Request) => (said.kind === 'message' ? said.text : said.kind);
/** Answers what was said, after as many milliseconds as it says. */
const echo: Handle = async (request) => {
  await sleep(Number(/\d+/.exec(textOf(request))?.[0] ?? 0));
  return here(textOf(request));
};
const never: Handle = () => new Promise(() => undefined);
const lines = (json: unknown) => cardOf(json).view.lines;

function withLimits(handle: Handle, limits: Partial<Limits>, test: (bot: TestBot) => Promise<void>) {
  return withBot(handle, test, { limits });
}

describe('teams: one after the other', () => {
  it("answers an operator's turns in their order", async () => {
    await withLimits(echo, {}, async ({ post, connector }) => {
      const posted = [];
      for (const text of ['wait 60', 'wait 20', 'now']) {
        posted.push(post(message(text)));
        await sleep(5);
      }
      await Promise.all(posted);
      assert.deepEqual(connector.texts(), ['wait 60', 'wait 20', 'now']);
    });
  });

  it('never runs two turns of one operator at a time', async () => {
    let running = 0;
    let most = 0;
    const handle: Handle = async () => {
      most = Math.max(most, (running += 1));
      await sleep(5);
      running -= 1;
      return here('done');
    };
    await withLimits(handle, {}, async ({ post, connector }) => {
      await Promise.all(
        Array.from({ length: 15 }, (_, index) => post(index % 2 ? message('help') : press('open'))),
      );
      assert.equal(most, 1);
      assert.equal(connector.texts().length, 7);
    });
  });

  it('keeps nobody waiting for another', async () => {
    await withLimits(echo, {}, async ({ post, connector }) => {
      const slow = post(message('wait 100'));
      await post(message('now', from(OTHER, '29:other')));
      assert.deepEqual(connector.texts(), ['now']);
      await slow;
    });
  });

  it('goes on after a turn that failed', async () => {
    const handle: Handle = async (request) => {
      await sleep(10);
      if (textOf(request) === 'fail') throw new Error('failed');
      return here('fine');
    };
    await withLimits(handle, {}, async ({ post, connector }) => {
      await Promise.all([post(message('fail')), post(message('help'))]);
      assert.match(connector.texts().join(), /fault .*,fine/);
    });
  });

  it('lets so many wait and no more', async () => {
    await withLimits(echo, { waiting: 2 }, async ({ post, connector, handled }) => {
      await Promise.all(['wait 80', 'a', 'b', 'c', 'd'].map((text) => post(message(text))));
      assert.equal(handled.length, 3);
      assert.equal(connector.texts().filter((text) => text === 'late').length, 2);
    });
  });

  it('does not begin what can not be answered in time any more', async () => {
    await withLimits(never, { messageMs: 100, warningMs: 20 }, async ({ post, connector, handled }) => {
      const began = performance.now();
      await Promise.all([post(message('first')), sleep(10).then(() => post(message('second')))]);
      assert.deepEqual(connector.texts(), ['late', 'late']);
      assert.ok(performance.now() - began < 400);
      assert.ok(handled.length <= 2);
      // the next one is not locked out by those that never end
      await sleep(50);
      await post(message('third'));
      assert.equal(handled.map(textOf).at(-1), 'third');
    });
  });
});

describe('teams: in time', () => {
  it('tells the handler before the time is over, so that it can still answer', async () => {
    const handle: Handle = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(here('as far as I got')));
      });
    await withLimits(
      handle,
      { messageMs: 200, invokeMs: 150, warningMs: 80 },
      async ({ post, connector }) => {
        const began = performance.now();
        await post(message('help'));
        assert.deepEqual(connector.texts(), ['as far as I got']);
        assert.ok(performance.now() - began >= 110);
        assert.deepEqual(lines((await post(press('open'))).json), ['as far as I got']);
      },
    );
  });

  it('answers in place of a handler that does not, a press in a press’s time and a message in a message’s', async () => {
    const [short, long] = [60, 5_000];
    const began = performance.now();
    await withLimits(never, { messageMs: long, invokeMs: short, warningMs: 20 }, async ({ post }) => {
      assert.deepEqual(lines((await post(press('open'))).json), ['late']);
    });
    await withLimits(
      never,
      { messageMs: short, invokeMs: long, warningMs: 20 },
      async ({ post, connector }) => {
        await post(message('help'));
        assert.deepEqual(connector.texts(), ['late']);
      },
    );
    assert.ok(performance.now() - began < long);
  });

  it('takes a handler that gave up on its signal for late', async () => {
    const handle: Handle = ({ signal }) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    await withLimits(handle, { messageMs: 100, warningMs: 50 }, async ({ post, connector }) => {
      await post(message('help'));
      assert.deepEqual(connector.texts(), ['late']);
    });
  });

  it('drops the answer to a press that came too late', async () => {
    await withLimits(
      async () => {
        await sleep(100);
        return here('too late');
      },
      { invokeMs: 50, warningMs: 10 },
      async ({ post, connector }) => {
        const again = press('open');
        assert.deepEqual(lines((await post(again)).json), ['late']);
        await sleep(80);
        assert.deepEqual(lines((await post(again)).json), ['late']);
        assert.deepEqual(connector.sent, []);
      },
    );
  });

  it('gives up on a connector that does not answer', async () => {
    const limits = { messageMs: 100, sendingMs: 50, warningMs: 10 };
    await withLimits(echo, limits, async ({ post, connector, logged }) => {
      connector.respond = () => undefined;
      assert.equal((await post(message('help'))).status, 200);
      assert.ok(logged.some(({ message: text }) => text === 'an answer could not be sent'));
    });
  });
});

describe('teams: typing', () => {
  const types = ({ connector }: TestBot) => connector.sent.map(({ body }) => body.type);
  const limits = { typingAfterMs: 30, typingEveryMs: 40 };

  it('is said while an answer takes its time, and never after it', async () => {
    await withLimits(echo, limits, async (bot) => {
      await bot.post(message('wait 100'));
      await sleep(100);
      assert.deepEqual(types(bot), ['typing', 'typing', 'message']);
    });
  });

  it('is not said where an answer is quick, nor for a press', async () => {
    await withLimits(echo, limits, async (bot) => {
      await bot.post(message('now'));
      await sleep(60);
      assert.deepEqual(types(bot), ['message']);
    });
    const slow: Handle = () => sleep(60).then(() => here('done'));
    await withLimits(slow, limits, async (bot) => {
      await bot.post(press('open'));
      assert.deepEqual(types(bot), []);
    });
  });

  it('may fail', async () => {
    await withLimits(echo, limits, async (bot) => {
      bot.connector.respond = ({ body }, response) =>
        answer(response, body.type === 'typing' ? 500 : 200, {});
      await bot.post(message('wait 60'));
      assert.equal(types(bot).at(-1), 'message');
    });
  });

  it('holds up no answer for long', async () => {
    await withLimits(echo, limits, async (bot) => {
      bot.connector.respond = ({ body }, response) => {
        if (body.type !== 'typing') answer(response, 200, {});
      };
      const began = performance.now();
      await bot.post(message('wait 60'));
      assert.equal(types(bot).at(-1), 'message');
      assert.ok(performance.now() - began < 700);
    });
  });
});
