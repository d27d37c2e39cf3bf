import assert from 'node:assert/strict';
import { request } from 'node:http';
import sinon from 'sinon';
import { NotReady, type NotReadyReason } from '../../../bot/teams/http/readiness.ts';
import { message } from '../support/activities.ts';
import { here, startBot, type TestBot, withBot } from '../support/bot.ts';

describe('teams: http', () => {
  let bot: TestBot;
  before(async () => {
    bot = await startBot(() => Promise.resolve(here('hello')));
  });
  after(() => bot.close());

  const send = (path: string, init: RequestInit = {}) => fetch(bot.url + path, init);
  const postRaw = (body: string) => send('/api/messages', { method: 'POST', body });

  async function assertFault(response: Response, status: number, code: string) {
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    assert.equal(response.status, status);
    assert.equal(error.code, code);
    assert.doesNotMatch(error.message, /\bat .*:\d+|node_modules|restify|botbuilder/);
    assert.equal(response.headers.get('server'), null);
    assert.match(response.headers.get('content-type') ?? '', /^application\/json/);
  }

  it('answers 405 to another method', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH'])
      await assertFault(await send('/api/messages', { method }), 405, 'MethodNotAllowed');
  });

  it('answers 404 in JSON to any other address, whatever the caller accepts', async () => {
    await assertFault(await send('/'), 404, 'NotFound');
    await assertFault(await send('/api', { headers: { accept: 'text/html' } }), 404, 'NotFound');
    await assertFault(await send('/%ff'), 404, 'NotFound');
  });

  const conversation = { id: 'a:1' };
  const from = { id: '29:1' };
  const malformed: Record<string, unknown> = {
    'an empty object': {},
    'an array': [],
    'a number': 5,
    null: null,
    'no type': { conversation, from },
    'no conversation': { type: 'message', from },
    'no from': { type: 'message', conversation },
    'an empty conversation id': { type: 'message', from, conversation: { id: '' } },
    'a type that is not a string': { type: 5, conversation, from },
    'a text that is not a string': { type: 'message', conversation, from, text: {} },
    'a from that is a string': { type: 'message', conversation, from: 'me' },
    'channelData that is a list': { type: 'message', conversation, from, channelData: [] },
  };
  for (const [what, body] of Object.entries(malformed)) {
    it(`answers 400 to ${what}`, async () => {
      await assertFault(await postRaw(JSON.stringify(body)), 400, 'BadRequest');
    });
  }

  it('answers 400 to a body that is not JSON', async () => {
    await assertFault(await postRaw(''), 400, 'BadRequest');
    await assertFault(await postRaw('{"type":'), 400, 'BadRequest');
  });

  it('accepts a body up to the limit and answers 413 to a larger one', async () => {
    const big = (length: number) =>
      JSON.stringify({ serviceUrl: bot.connector.url, ...message('x'.repeat(length)) });
    assert.equal((await postRaw(big(200_000))).status, 200);
    await assertFault(await postRaw(big(300_000)), 413, 'PayloadTooLarge');
  });

  it('counts the bytes that arrive if there is no content-length', async () => {
    const status = await new Promise((resolve, reject) => {
      const posting = request(`${bot.url}/api/messages`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      posting.on('error', reject);
      for (let sent = 0; sent < 20; sent += 1) posting.write('x'.repeat(20_000));
      posting.end();
    });
    assert.equal(status, 413);
  });

  it('cuts off a body that never ends', async () => {
    const status = await new Promise((resolve) => {
      const posting = request(`${bot.url}/api/messages`, { method: 'POST' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      posting.on('error', () => resolve('broken off'));
      const more = () => {
        while (!posting.destroyed && posting.write('x'.repeat(64 * 1024)));
      };
      posting.on('drain', more);
      more();
    });
    assert.ok(status === 413 || status === 'broken off', String(status));
  });

  it('answers a slow body with 408', async () => {
    await withBot(
      () => Promise.resolve(here('')),
      async ({ url }) => {
        const status = await new Promise((resolve, reject) => {
          const posting = request(`${url}/api/messages`, { method: 'POST' }, (response) => {
            response.resume();
            resolve(response.statusCode);
          });
          posting.on('error', reject);
          posting.write('{');
        });
        assert.equal(status, 408);
      },
      { limits: { bodyMs: 50 } },
    );
  });

  it('says that it is alive', async () => {
    const response = await send('/healthz');
    assert.deepEqual([response.status, await response.json()], [200, { status: 'alive' }]);
  });

  it('treats a request for an upgrade like any other', async () => {
    const status = await new Promise((resolve, reject) => {
      request(
        `${bot.url}/healthz`,
        { headers: { connection: 'upgrade', upgrade: 'websocket' } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });
    assert.equal(status, 200);
  });

  it("says whether it is ready, and doesn't check at each request", async () => {
    const ready = sinon.stub().rejects(new NotReady('graph'));
    const handle = () => Promise.resolve(here(''));
    const check = async ({ url }: TestBot) => {
      const first = await fetch(`${url}/readyz`);
      assert.equal(first.status, 503);
      assert.deepEqual(await first.json(), {
        status: 'not ready',
        reason: 'Microsoft Graph can’t be reached.',
      });
      ready.resolves();
      assert.equal((await fetch(`${url}/readyz`)).status, 503);
      assert.equal(ready.callCount, 1);
    };
    await withBot(handle, check, { ready });
  });

  it('hides internal errors from strangers: each reason is a fixed sentence', async () => {
    const inner = 'EROFS, open /srv/secret/data/check.tmp at 10.1.2.3 with key 0123';
    const parts: NotReadyReason[] = ['store', 'storeAway', 'storeRefuses', 'graph', 'keys', 'cards', 'other'];
    const failures = [
      ...parts.map((part) => new NotReady(part, { cause: new Error(inner) })),
      new Error(inner),
      new TypeError(inner),
      Object.assign(new Error(inner), { name: 'NotReady', reason: inner }),
    ];
    for (const failure of failures)
      await withBot(
        () => Promise.resolve(here('')),
        async ({ url }) => {
          const { status, reason } = (await (await fetch(`${url}/readyz`)).json()) as Record<string, string>;
          assert.equal(status, 'not ready');
          assert.match(reason ?? '', /^(The|Microsoft|Something)[\w ’']+\.$/);
          assert.doesNotMatch(reason ?? '', /secret|EROFS|10\.1|0123/);
        },
        { ready: async () => Promise.reject(failure) },
      );
  });

  it('fails to start if the port is taken', async () => {
    const listen = { host: '127.0.0.1', port: Number(new URL(bot.url).port) };
    await assert.rejects(
      startBot(() => Promise.resolve(here('')), { listen }),
      { code: 'EADDRINUSE' },
    );
  });

  it('is not ready if the check takes too long', async () => {
    const ready = () => new Promise<void>(() => undefined);
    await withBot(
      () => Promise.resolve(here('')),
      async ({ url }) => assert.equal((await fetch(`${url}/readyz`)).status, 503),
      { ready, limits: { readyMs: 50 } },
    );
  });
});
