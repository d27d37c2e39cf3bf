import assert from 'node:assert/strict';
import { setImmediate as soon, setTimeout as sleep } from 'node:timers/promises';
import type { Handle, Reply, Request } from '../../../bot/helpdesk/contracts/conversation.ts';
import type { Limits } from '../../../bot/teams/index.ts';
import { OTHER, from, message, press } from '../support/activities.ts';
import { cardOf, here, type TestBot, withBot } from '../support/bot.ts';
import { answer } from '../support/connector-stub.ts';
import { until } from '../support/until.ts';

const textOf = ({ said }: Request) => (said.kind === 'message' ? said.text : said.kind);
const never: Handle = () => new Promise(() => undefined);
const lines = (json: unknown) => cardOf(json).view.lines;

function withLimits(handle: Handle, limits: Partial<Limits>, test: (bot: TestBot) => Promise<void>) {
  return withBot(handle, test, { limits });
}

/** A handler that says what it was told, once the test lets it: by text, or everything at once. */
function heldEcho() {
  const held = new Map<string, () => void>();
  const handle: Handle = (request) =>
    new Promise<Reply>((resolve) => held.set(textOf(request), () => resolve(here(textOf(request)))));
  const release = (text: string) => held.get(text)?.();
  return { handle, release };
}

describe('teams: one after the other', () => {
  it("answers an operator's turns in their order", async () => {
    const { handle, release } = heldEcho();
    await withLimits(handle, {}, async ({ post, connector, handled, load }) => {
      const texts = ['first', 'second', 'third'];
      const posted = [];
      for (const [waiting, text] of texts.entries()) {
        posted.push(post(message(text)));
        await until(() => handled.length === 1 && load().waiting === waiting);
      }
      for (const [at, text] of texts.entries()) {
        await until(() => handled.length === at + 1);
        release(text);
      }
      await Promise.all(posted);
      assert.deepEqual(connector.texts(), texts);
    });
  });

  it('never runs two turns of one operator at a time', async () => {
    let running = 0;
    let most = 0;
    const handle: Handle = async () => {
      most = Math.max(most, (running += 1));
      for (let n = 0; n < 5; n += 1) await soon();
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

  it('makes nobody wait for another person', async () => {
    const { handle, release } = heldEcho();
    await withLimits(handle, {}, async ({ post, connector, handled }) => {
      const slow = post(message('slow'));
      await until(() => handled.length === 1);
      const quick = post(message('quick', from(OTHER, '29:other')));
      await until(() => handled.length === 2);
      release('quick');
      await quick;
      assert.deepEqual(connector.texts(), ['quick']);
      release('slow');
      await slow;
    });
  });

  it('continues after a turn that failed', async () => {
    const handle: Handle = async (request) => {
      await soon();
      if (textOf(request) === 'fail') throw new Error('failed');
      return here('fine');
    };
    await withLimits(handle, {}, async ({ post, connector, handled }) => {
      const failing = post(message('fail'));
      await until(() => handled.length === 1);
      await Promise.all([failing, post(message('help'))]);
      assert.match(connector.texts().join(), /fault .*,fine/);
    });
  });

  it('lets only so many wait', async () => {
    const { handle, release } = heldEcho();
    await withLimits(handle, { waiting: 2 }, async ({ post, connector, handled, load }) => {
      const posted = [];
      for (const [at, text] of ['1', '2', '3'].entries()) {
        posted.push(post(message(text)));
        await until(() => handled.length === 1 && load().waiting === at);
      }
      await Promise.all(['4', '5'].map((text) => post(message(text))));
      assert.deepEqual(connector.texts(), ['late', 'late']);
      for (const [at, text] of ['1', '2', '3'].entries()) {
        await until(() => handled.length === at + 1);
        release(text);
      }
      await Promise.all(posted);
      assert.equal(handled.length, 3);
      assert.equal(connector.texts().filter((text) => text === 'late').length, 2);
    });
  });

  it('locks nobody out behind turns that never end', async () => {
    await withLimits(never, { messageMs: 100, warningMs: 20 }, async ({ post, connector, handled }) => {
      await Promise.all([post(message('first')), post(message('second'))]);
      assert.deepEqual(connector.texts(), ['late', 'late']);
      assert.ok(handled.length <= 2);
      await post(message('third'));
      assert.equal(handled.map(textOf).at(-1), 'third');
    });
  });
});

describe('teams: in time', () => {
  it('warns the handler before the time is over, so that it can still answer', async () => {
    const handle: Handle = ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(here('as far as I got')));
      });
    await withLimits(handle, { messageMs: 90, invokeMs: 80, warningMs: 60 }, async ({ post, connector }) => {
      await post(message('help'));
      assert.deepEqual(connector.texts(), ['as far as I got']);
      assert.deepEqual(lines((await post(press('open'))).json), ['as far as I got']);
    });
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

  it('drops the answer to a press that came too late', async () => {
    const { handle, release } = heldEcho();
    await withLimits(handle, { invokeMs: 50, warningMs: 10 }, async ({ post, connector, logged }) => {
      const again = press('open');
      assert.deepEqual(lines((await post(again)).json), ['late']);
      release('press');
      await until(() => logged.some(({ message: text }) => text === 'a turn went on after it was answered'));
      assert.deepEqual(lines((await post(again)).json), ['late']);
      assert.deepEqual(connector.sent, []);
    });
  });

  it('ignores a handler that replies after everything was over', async () => {
    const { handle, release } = heldEcho();
    await withLimits(handle, { messageMs: 50, warningMs: 20 }, async ({ post, connector, logged }) => {
      await post(message('help'));
      release('help');
      await until(() => logged.some(({ message: text }) => text === 'a turn went on after it was answered'));
      assert.deepEqual(connector.texts(), ['late']);
    });
  });

  it('gives up on a connector that does not answer', async () => {
    const limits = { messageMs: 100, sendingMs: 50, warningMs: 10 };
    const handle: Handle = (request) => Promise.resolve(here(textOf(request)));
    await withLimits(handle, limits, async ({ post, connector, logged }) => {
      connector.respond = () => undefined;
      assert.equal((await post(message('help'))).status, 200);
      assert.ok(logged.some(({ message: text }) => text === 'an answer could not be sent'));
    });
  });
});

describe('teams: typing in Teams', () => {
  const types = ({ connector }: TestBot) => connector.sent.map(({ body }) => body.type);
  const limits = { typingAfterMs: 10, typingEveryMs: 20 };
  /** Answers once `typing` was sent twice. */
  async function answerAfterTyping(test: (bot: TestBot) => void, check: (bot: TestBot) => Promise<void>) {
    const { handle, release } = heldEcho();
    await withLimits(handle, limits, async (bot) => {
      test(bot);
      const posted = bot.post(message('help'));
      await until(() => types(bot).filter((type) => type === 'typing').length >= 2);
      release('help');
      await posted;
      await check(bot);
    });
  }

  it('is shown while an answer takes its time, and never after it', () =>
    answerAfterTyping(
      () => undefined,
      async (bot) => {
        const sent = types(bot);
        assert.equal(sent.at(-1), 'message');
        assert.ok(sent.slice(0, -1).every((type) => type === 'typing'));
        await sleep(4 * limits.typingEveryMs);
        assert.deepEqual(types(bot), sent);
      },
    ));

  it('is not shown for a press', async () => {
    const slow: Handle = () => sleep(60).then(() => here('done'));
    await withLimits(slow, limits, async (bot) => {
      await bot.post(press('open'));
      assert.deepEqual(types(bot), []);
    });
  });

  it('may fail', () =>
    answerAfterTyping(
      (bot) => {
        bot.connector.respond = ({ body }, response) =>
          answer(response, body.type === 'typing' ? 500 : 200, {});
      },
      (bot) => {
        assert.equal(types(bot).at(-1), 'message');
        return Promise.resolve();
      },
    ));

  it('holds up no answer if it never arrives', () =>
    answerAfterTyping(
      (bot) => {
        bot.connector.respond = ({ body }, response) => {
          if (body.type !== 'typing') answer(response, 200, {});
        };
      },
      (bot) => {
        assert.equal(types(bot).at(-1), 'message');
        return Promise.resolve();
      },
    ));
});
