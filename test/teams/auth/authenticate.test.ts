import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import type { BotIdentity } from '../../../bot/teams/index.ts';
import { type Fields, PERSON, TENANT, inChannel, message } from '../support/activities.ts';
import { here, startBot, type TestBot, withBot } from '../support/bot.ts';
import {
  APP_ID,
  ISSUER,
  type TokenParts,
  bearer,
  production,
  startKeyServer,
} from '../support/channel-stub.ts';

type KeyServer = Awaited<ReturnType<typeof startKeyServer>>;

const hello = () => Promise.resolve(here('hello'));
const now = () => Math.floor(Date.now() / 1000);

describe('teams: authentication in production', () => {
  let keys: KeyServer;
  let bot: TestBot;
  before(async () => {
    keys = await startKeyServer();
    bot = await startBot(hello, production(keys));
  });
  after(async () => {
    await bot.close();
    await keys.close();
  });
  beforeEach(() => {
    bot.handled.length = 0;
    bot.connector.sent.length = 0;
  });

  const knock = (parts: TokenParts, activity: Fields = {}) =>
    bot.post(message('help', activity), bearer(bot.connector.url, parts));

  async function refused(answer: Promise<{ status: number; json: unknown }>, ...expected: number[]) {
    const { status, json } = await answer;
    assert.ok(expected.includes(status), `${status} ${JSON.stringify(json)}`);
    const { error } = json as { error: { code: string; message: string } };
    assert.deepEqual(Object.keys(error), ['code', 'message']);
    assert.doesNotMatch(error.message, /\n|\bat |jwt|node_modules/);
    assert.deepEqual([bot.handled.length, bot.connector.sent.length], [0, 0]);
  }

  it("accepts the channel's token, and answers with the bot's own", async () => {
    assert.equal((await knock({})).status, 200);
    assert.equal(bot.handled[0]?.personId, PERSON);
    assert.equal(
      bot.connector.sent[0]?.authorization,
      'Bearer token-for-https://api.botframework.com/.default',
    );
    assert.deepEqual(bot.connector.texts(), ['hello']);
  });

  it('fetches the keys once', async () => {
    await knock({});
    await knock({});
    assert.equal(keys.fetched(), 2);
  });

  const tokens: Record<string, TokenParts> = {
    'from another issuer': { claims: { iss: 'https://login.microsoftonline.com/x/v2.0' } },
    'from our own tenant, for our own app': {
      claims: {
        iss: `https://sts.windows.net/${TENANT}/`,
        aud: APP_ID,
        appid: APP_ID,
        ver: '1.0',
        tid: TENANT,
      },
    },
    'from another tenant, for our own app': {
      claims: {
        iss: 'https://login.microsoftonline.com/evil/v2.0',
        aud: APP_ID,
        azp: APP_ID,
        ver: '2.0',
        tid: 'evil',
      },
    },
    'that the bot itself sends': { claims: { aud: ISSUER, appid: APP_ID, ver: '1.0' } },
    'from another bot': {
      claims: {
        aud: APP_ID,
        appid: 'bbbbbbbb-0000-4000-8000-000000000001',
        ver: '1.0',
        iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      },
    },
    'for another audience': { claims: { aud: 'bbbbbbbb-0000-4000-8000-000000000001' } },
    'for a list of audiences': { claims: { aud: [APP_ID] } },
    'that has expired': { claims: { exp: now() - 400 } },
    'that never expires': { claims: { exp: undefined } },
    'that is not valid yet': { claims: { nbf: now() + 4000 } },
    'that is not signed': { header: { alg: 'none' }, signedBy: 'nobody' },
    'that says it is not signed': { header: { alg: 'none' } },
    'that says it is signed with a secret': { header: { alg: 'HS256' } },
    'signed by a stranger': { signedBy: 'a stranger' },
    'with an unknown key': { header: { kid: 'key-2' }, signedBy: 'a stranger' },
    'without a key': { header: { kid: undefined } },
    'without a serviceUrl': { claims: { serviceurl: undefined } },
    'for another serviceUrl': { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } },
  };
  for (const [what, parts] of Object.entries(tokens)) {
    it(`refuses a token ${what}`, () => refused(knock(parts), 401, 403));
  }

  it('refuses a token signed with the public key as a secret', async () => {
    const [scheme = '', head = '', body = ''] = bearer(bot.connector.url, {
      header: { alg: 'HS256' },
    }).authorization.split(/[ .]/);
    const forged = createHmac('sha256', keys.publicPem).update(`${head}.${body}`).digest('base64url');
    await refused(bot.post(message('help'), { authorization: `${scheme} ${head}.${body}.${forged}` }), 401);
  });

  it('refuses a missing token, and text that is not a token', async () => {
    const headers = [
      '',
      'Bearer',
      'Bearer ',
      'Bearer x',
      'Bearer x.y.z',
      'Basic eDp5',
      'Bearer a.b.c d',
      'Bearer e30.e30.e30',
    ];
    for (const authorization of headers) await refused(bot.post(message('help'), { authorization }), 401);
    await refused(bot.post(message('help')), 401);
  });

  it("refuses a serviceUrl that is missing, differs from the token's, or is not on the list", async () => {
    await refused(knock({}, { serviceUrl: undefined }), 403);
    await refused(knock({}, { serviceUrl: `${bot.connector.url}other/` }), 403);
    const elsewhere = 'https://smba.trafficmanager.net/emea/';
    await refused(bot.post(message('help', { serviceUrl: elsewhere }), bearer(elsewhere)), 403);
    const open = 'http://smba.trafficmanager.net/emea/';
    await refused(bot.post(message('help', { serviceUrl: open }), bearer(open)), 403);
  });

  it('refuses other channels', async () => {
    for (const channelId of ['emulator', 'AseChannel', 'webchat', 'directline', '', undefined])
      await refused(knock({}, { channelId }), 403);
  });

  it('needs the token again when an activity is delivered again', async () => {
    const again = message('help', { id: 'again' });
    assert.equal((await bot.post(again, bearer(bot.connector.url))).status, 200);
    bot.handled.length = 0;
    bot.connector.sent.length = 0;
    await refused(bot.post(again), 401);
  });

  it('answers malformed activities with 400, with or without a token', async () => {
    assert.equal((await bot.post({ type: 'message' }, bearer(bot.connector.url))).status, 400);
    assert.equal((await bot.post({})).status, 400);
  });

  it("writes one-to-one with the bot's own token", async () => {
    const reply = {
      here: here('see our chat').here,
      privately: { answer: here('secret').here, otherwise: here('no').here },
    };
    const check = async ({ post, connector }: TestBot) => {
      await post(message('help', inChannel()), bearer(connector.url));
      assert.equal(connector.sent.length, 3);
      for (const { authorization } of connector.sent) assert.match(authorization ?? '', /^Bearer token-for-/);
    };
    await withBot(() => Promise.resolve(reply), check, production(keys));
  });

  it('continues if the bot gets no token for its answer', async () => {
    const check = async ({ post, connector, logged }: TestBot) => {
      assert.equal((await post(message('help'), bearer(connector.url))).status, 200);
      assert.equal(connector.sent.length, 0);
      assert.ok(logged.some(({ message: text }) => text === 'an answer could not be sent'));
    };
    const botToken = () => Promise.reject(new Error('no token'));
    await withBot(hello, check, { ...production(keys), botToken });
  });

  it('does not compile without a registration and a source of tokens', () => {
    const registration = { appId: APP_ID };
    const botToken = () => Promise.resolve('');
    const identities: BotIdentity[] = [
      { mode: 'production', registration, botToken },
      // @ts-expect-error -- no source of tokens
      { mode: 'production', registration },
      // @ts-expect-error -- no registration
      { mode: 'production', botToken },
    ];
    assert.equal(identities.length, 3);
  });
});

describe('teams: authentication without keys', () => {
  it('answers 503 while the keys are unavailable, and serves once they are back', async () => {
    const keys = await startKeyServer();
    keys.state = 'down';
    const check = async ({ post, connector, handled }: TestBot) => {
      const { status, json } = await post(message('help'), bearer(connector.url));
      assert.equal(status, 503);
      assert.match(JSON.stringify(json), /^{"error":{"code":"KeysUnavailable","message":"[^"]+"}}$/);
      assert.equal(handled.length, 0);
      // what is no token needs no keys to be refused
      assert.equal((await post(message('help'))).status, 401);
      keys.state = 'up';
      assert.equal((await post(message('help'), bearer(connector.url))).status, 200);
    };
    await withBot(hello, check, production(keys));
    await keys.close();
  });

  it('says in /readyz that the keys are unavailable, and goes on with those it has', async () => {
    const keys = await startKeyServer();
    const ready = async (url: string) => {
      const answer = await fetch(`${url}/readyz`);
      return [answer.status, JSON.stringify(await answer.json())] as const;
    };
    const check = async ({ url, post, connector }: TestBot) => {
      assert.equal((await ready(url))[0], 200);
      assert.equal((await post(message('help'), bearer(connector.url))).status, 200);
      keys.state = 'down';
      const [status, body] = await ready(url);
      assert.equal(status, 503);
      assert.match(body, /"reason":"The channel's keys are not available."/);
      assert.equal((await post(message('help'), bearer(connector.url))).status, 200);
    };
    await withBot(hello, check, { ...production(keys), limits: { readyEveryMs: 0 } });
    await keys.close();
  });

  it("answers 503 if the key server can't be reached or doesn't answer", async () => {
    const check = async ({ post, connector }: TestBot) =>
      assert.equal((await post(message('help'), bearer(connector.url))).status, 503);
    await withBot(hello, check, production({ url: 'http://127.0.0.1:9/metadata' }));
    await withBot(hello, check, {
      ...production({ url: 'http://192.0.2.1/metadata' }),
      limits: { keysMs: 50 },
    });
  });

  it('accepts no key that is endorsed only for other channels', async () => {
    const keys = await startKeyServer(['webchat']);
    await withBot(
      hello,
      async ({ post, connector }) =>
        assert.equal((await post(message('help'), bearer(connector.url))).status, 401),
      production(keys),
    );
    await keys.close();
  });

  it('expects the configured issuer', async () => {
    const keys = await startKeyServer();
    const options = production(keys);
    const channel = {
      openIdMetadata: keys.url,
      issuer: 'https://api.botframework.us',
      service: 'https://botframework.azure.us',
      serviceUrlAllowed: ['127.0.0.1'],
    };
    const check = async ({ post, connector }: TestBot) => {
      assert.equal((await post(message('help'), bearer(connector.url))).status, 401);
      const claims = { iss: 'https://api.botframework.us' };
      assert.equal((await post(message('help'), bearer(connector.url, { claims }))).status, 200);
      assert.equal(connector.sent[0]?.authorization, 'Bearer token-for-https://api.botframework.us/.default');
    };
    await withBot(hello, check, { ...options, channel });
    await keys.close();
  });
});
