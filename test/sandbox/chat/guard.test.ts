import assert from 'node:assert/strict';
import { request } from 'node:http';
import { startChat } from '../../../sandbox/chat/index.ts';
import { OTSO, people, start, type Started } from './support/started.ts';

describe('sandbox chat: who may ask', () => {
  let chatPage: Started;
  before(async () => {
    chatPage = await start();
  });
  after(() => chatPage.stop());

  // fetch sets Host and Origin itself, so these go by the plain client.
  const ask = (method: string, path: string, headers: Record<string, string>) =>
    new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
      const sent = request(chatPage.chat.url + path, { method, headers }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      });
      sent.on('error', reject);
      sent.end(method === 'POST' ? JSON.stringify({ person: OTSO, text: 'help' }) : undefined);
    });
  const json = { 'content-type': 'application/json' };

  it('refuses a Host that is not loopback', async () => {
    for (const host of [
      'evil.example',
      'evil.example:3980',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
    ]) {
      assert.equal((await ask('GET', '/api/cast', { host })).status, 403, host);
    }
    for (const host of ['localhost:3980', '127.0.0.1', '[::1]:3980']) {
      assert.equal((await ask('GET', '/api/cast', { host })).status, 200, host);
    }
  });

  it('refuses writes that come from another origin or are not JSON', async () => {
    for (const path of ['/api/say', '/connector/v3/conversations']) {
      assert.equal((await ask('POST', path, { ...json, origin: 'http://evil.example' })).status, 403);
      assert.equal((await ask('POST', path, { ...json, origin: 'null' })).status, 403);
      assert.equal((await ask('POST', path, { ...json, 'sec-fetch-site': 'cross-site' })).status, 403);
    }
    assert.equal((await ask('POST', '/api/say', { ...json, origin: chatPage.chat.url })).status, 201);
    assert.equal((await ask('POST', '/api/say', { 'content-type': 'text/plain' })).status, 415);
  });

  it('serves the page with a content security policy, and no other files', async () => {
    const page = await ask('GET', '/', {});
    assert.equal(page.status, 200);
    assert.match(String(page.headers['content-security-policy']), /default-src 'none'/);
    assert.ok(!/https?:\/\//.test(page.body));
    assert.equal((await ask('GET', '/adaptivecards.min.js', {})).status, 200);
    for (const [, file] of page.body.matchAll(/(?:src|href)="([a-z][^"]+)"/g)) {
      assert.equal((await ask('GET', `/${String(file)}`, {})).status, 200, file);
    }
    for (const path of [
      '/../index.ts',
      '/%2e%2e%2findex.ts',
      '/package.json',
      '/nothing.js',
      '/page/main.js',
      '/look/',
      '/look/nothing.css',
      '/look%2f..%2findex.ts',
      '/../chat/api.ts',
    ]) {
      assert.equal((await ask('GET', path, {})).status, 404, path);
    }
  });

  it('listens only on loopback', async () => {
    const options = {
      botUrl: 'http://127.0.0.1:9',
      people,
      tenantId: '',
      teamId: '',
      channelId: '',
      port: 0,
    };
    await assert.rejects(startChat({ ...options, host: '0.0.0.0' }), /loopback/);
  });

  it('loads people from a function, tries again after a failure, and lists the conversations', async () => {
    let tries = 0;
    const load = () => {
      tries += 1;
      if (tries === 1) throw new Error('the tenant is not up yet');
      return Promise.resolve(people);
    };
    const other = await start({ people: load });
    assert.equal((await other.get('/api/cast')).status, 500);
    const { body } = await other.get('/api/cast');
    assert.deepEqual(body.people, people);
    assert.deepEqual(
      (body.conversations as { title: string; membershipType?: string }[]).map((each) => [
        each.title,
        each.membershipType,
      ]),
      [
        ['General', 'standard'],
        ['Help desk admins', 'private'],
        ['Group chat', undefined],
      ],
    );
    await other.stop();
  });

  it('tells the page which languages its cards can be in', async () => {
    const several = await start({ languages: ['en', 'de'] });
    assert.deepEqual((await several.get('/api/cast')).body.languages, ['en', 'de']);
    await several.stop();
  });
});
