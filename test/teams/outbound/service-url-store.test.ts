import assert from 'node:assert/strict';
import type { SavedServiceUrl } from '../../../bot/teams/index.ts';
import { from, inChannel, message } from '../support/activities.ts';
import { here, type TestBot, withBot } from '../support/bot.ts';
import { answer, startConnector } from '../support/connector-stub.ts';

const CHANNEL = '19:admins@thread.tacv2';
const STRANGER = '11111111-0000-4000-8000-000000000001';
const hello = () => Promise.resolve(here('hello'));
const warned = ({ logged }: TestBot) =>
  logged.filter(({ level }) => level === 'warn').map(({ message }) => message);

function keeping(saved?: string) {
  const kept = { saved, saves: [] as string[] };
  const savedServiceUrl: SavedServiceUrl = {
    load: () => Promise.resolve(kept.saved),
    save: (serviceUrl) => {
      kept.saves.push(serviceUrl);
      return Promise.resolve();
    },
  };
  return { kept, savedServiceUrl };
}

describe('teams: posts into a channel', () => {
  it("are new threads, at the address of the tenant's last activity", async () => {
    await withBot(hello, async (bot) => {
      await bot.post(message('help'));
      bot.connector.sent.length = 0;
      assert.equal(await bot.postInChannel(CHANNEL, '*the head*'), true);
      assert.deepEqual(
        bot.connector.sent.map(({ path, body }) => ({ path, body })),
        [
          {
            path: '/v3/conversations',
            body: {
              isGroup: true,
              channelData: { channel: { id: CHANNEL } },
              activity: { type: 'message', text: '*the head*', textFormat: 'plain' },
            },
          },
        ],
      );
      const other = await startConnector();
      await bot.post(message('help', { serviceUrl: other.url }));
      assert.equal(await bot.postInChannel(CHANNEL, 'again'), true);
      assert.equal(other.sent.at(-1)?.path, '/v3/conversations');
      await other.close();
    });
  });

  it('can be sent once the bot was added to a channel, before anybody speaks', async () => {
    await withBot(hello, async (bot) => {
      await bot.post({ ...message('', inChannel()), type: 'conversationUpdate', ...from(undefined) });
      assert.equal(await bot.postInChannel(CHANNEL, 'hello'), true);
    });
  });

  it("are not sent before the tenant's first activity", async () => {
    const foreign = {
      channelData: { tenant: { id: STRANGER } },
      conversation: { id: 'a:chat', conversationType: 'personal', tenantId: STRANGER },
    };
    await withBot(hello, async (bot) => {
      assert.equal(await bot.postInChannel(CHANNEL, 'hello'), false);
      await bot.post(message('help', foreign));
      assert.equal((await bot.post(message('help', { serviceUrl: 'http://evil.example/' }))).status, 403);
      assert.equal(await bot.postInChannel(CHANNEL, 'hello'), false);
      assert.deepEqual(warned(bot), []);
    });
  });

  it("report failure if Teams refuses them or doesn't answer", async () => {
    await withBot(
      hello,
      async (bot) => {
        await bot.post(message('help'));
        bot.connector.sent.length = 0;
        bot.connector.respond = (_, response) => answer(response, 403, { error: { code: 'Forbidden' } });
        assert.equal(await bot.postInChannel(CHANNEL, 'hello'), false);
        bot.connector.respond = () => undefined;
        assert.equal(await bot.postInChannel(CHANNEL, 'hello'), false);
        assert.equal(bot.connector.sent.length, 2);
        assert.deepEqual(warned(bot), ['a post could not be sent', 'a post could not be sent']);
      },
      { limits: { postMs: 200 } },
    );
  });

  it('are repeated on 429', async () => {
    await withBot(hello, async (bot) => {
      await bot.post(message('help'));
      let tries = 0;
      bot.connector.respond = (_, response) =>
        answer(response, (tries += 1) === 1 ? 429 : 201, { id: 'x' }, { 'retry-after': '0' });
      assert.equal(await bot.postInChannel(CHANNEL, 'hello'), true);
      assert.equal(tries, 2);
    });
  });

  describe('after a restart', () => {
    it('go to the saved address', async () => {
      const connector = await startConnector();
      const { kept, savedServiceUrl } = keeping(connector.url);
      await withBot(
        hello,
        async (bot) => {
          assert.equal(await bot.postInChannel(CHANNEL, 'hello'), true);
          await bot.post(message('help', { serviceUrl: connector.url }));
        },
        { savedServiceUrl },
      );
      assert.equal(connector.sent[0]?.path, '/v3/conversations');
      assert.deepEqual(kept.saves, []);
      await connector.close();
    });

    it("go nowhere if the saved address is no longer allowed or can't be read", async () => {
      const broken: SavedServiceUrl = {
        load: () => Promise.reject(new Error('gone')),
        save: () => Promise.resolve(),
      };
      for (const savedServiceUrl of [
        keeping('https://evil.example/').savedServiceUrl,
        keeping('junk').savedServiceUrl,
        broken,
      ])
        await withBot(hello, async (bot) => assert.equal(await bot.postInChannel(CHANNEL, 'hello'), false), {
          savedServiceUrl,
        });
    });
  });

  it('have their address saved when it changes, and again if that failed', async () => {
    const { kept, savedServiceUrl } = keeping();
    await withBot(
      hello,
      async (bot) => {
        const { url } = bot.connector;
        await bot.post(message('help'));
        await bot.post(message('help'));
        assert.deepEqual(kept.saves, [url]);
        await bot.post(message('help', { serviceUrl: `${url}emea/` }));
        assert.deepEqual(kept.saves, [url, `${url}emea/`]);
      },
      { savedServiceUrl },
    );
    let saves = 0;
    const failing: SavedServiceUrl = {
      load: () => Promise.resolve(undefined),
      save: () => ((saves += 1) === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve()),
    };
    await withBot(
      hello,
      async (bot) => {
        for (let turn = 0; turn < 3; turn += 1) await bot.post(message('help'));
        assert.equal(saves, 2);
        assert.deepEqual(bot.connector.texts(), ['hello', 'hello', 'hello']);
      },
      { savedServiceUrl: failing },
    );
  });
});
