import assert from 'node:assert/strict';
import { innerMessage, managed, start, tokenOf, tenantId, user, type Caller } from './support/tenant.ts';

const lock = `/v1.0/deviceManagement/managedDevices/${managed(1)}/remoteLock`;

describe('sandbox: tokens, faults and control', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  it('requires a token of its own tenant', async () => {
    const status = async (Authorization: string): Promise<number> =>
      (await graph.get('/v1.0/users', { Authorization })).status;
    const bearer = (claims: object): string => `Bearer ${tokenOf(claims)}`;
    assert.equal(await status(bearer({ oid: user(1), tid: tenantId })), 200);
    assert.equal(await status(bearer({ appid: 'x', idtyp: 'app', tid: tenantId })), 200);
    assert.equal(await status(bearer({ oid: user(1), tid: 'another' })), 401);
    assert.equal(await status(bearer({ tid: tenantId })), 401);
    assert.equal(await status(bearer({ oid: user(1), tid: tenantId, exp: 1_000_000_000 })), 401);
    assert.equal(await status('Bearer nonsense'), 401);
    const bare = await fetch(`${graph.sandbox.url}/v1.0/users`);
    assert.equal(bare.status, 401);
    assert.match(await bare.text(), /InvalidAuthenticationToken/);
    for (const path of ['/v1.0/', '/v1.0', '/beta/', '/healthz']) {
      assert.equal((await fetch(graph.sandbox.url + path)).status, 200, path);
    }
    assert.equal((await fetch(`${graph.sandbox.url}/elsewhere`)).status, 404);
    assert.equal((await fetch(`${graph.sandbox.url}/v1.0x/users`)).status, 404);
  });

  it('fails in the way and as often as it is told to', async () => {
    const { control } = graph.sandbox;
    control.fail({ match: /^GET \/v1.0\/users$/g, status: 429, retryAfter: 3, times: 2, skip: 1 });
    const seen = [];
    for (let n = 0; n < 5; n++) seen.push((await graph.get('/v1.0/users?$top=1')).status);
    assert.deepEqual(seen, [200, 429, 429, 200, 200]);
    control.fail({
      match: /\$select=signInActivity/,
      status: 403,
      code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    });
    assert.equal((await graph.get(`/v1.0/users/${user(1)}?$select=signInActivity`)).status, 403);
    assert.equal((await graph.get(`/v1.0/users/${user(1)}`)).status, 200);
    control.fail({ match: `POST ${lock}`, status: 400, intune: true, message: 'Not today' });
    const intune = await graph.post(lock);
    assert.equal(intune.body.error.code, 'UnknownError');
    assert.match(innerMessage(intune), /^Not today/);
    control.clearFaults();
    control.fail({ match: `POST ${lock}`, status: 502, body: '<html>Bad gateway</html>' });
    const raw = await fetch(graph.sandbox.url + lock, { method: 'POST' });
    assert.equal(await raw.text(), '<html>Bad gateway</html>');
  });

  it('breaks and hangs connections, before and after the effect', async () => {
    const { control, calls } = graph.sandbox;
    const results = async (): Promise<unknown[]> =>
      (await graph.get(`/v1.0/deviceManagement/managedDevices/${managed(1)}`)).body.deviceActionResults;
    control.fail({ match: lock, kind: 'reset', times: 1 });
    await assert.rejects(graph.post(lock));
    assert.equal(calls.at(-1)?.status, 0);
    assert.equal((await results()).length, 0);
    control.fail({ match: lock, kind: 'after', times: 1 });
    await assert.rejects(graph.post(lock));
    assert.equal((await results()).length, 1);
    control.fail({ match: 'GET /v1.0/groups', kind: 'hang' });
    const url = `${graph.sandbox.url}/v1.0/groups`;
    await assert.rejects(fetch(url, { signal: AbortSignal.timeout(50) }), { name: 'TimeoutError' });
  });

  it('can also be steered over HTTP', async () => {
    await graph.post('/sandbox/faults', { match: 'GET /v1.0/users', status: 503 });
    assert.equal((await graph.get('/v1.0/users')).status, 503);
    await graph.call('DELETE', '/sandbox/faults');
    await graph.post('/sandbox/faults', { pattern: '^GET /beta', status: 504, times: 1 });
    assert.equal((await graph.get('/v1.0/users')).status, 200);
    assert.equal((await graph.get('/beta/users')).status, 504);
    await graph.post('/sandbox/latency', { ms: 40 });
    const from = performance.now();
    await graph.get('/v1.0/users?$top=1');
    assert.ok(performance.now() - from >= 35);
    await graph.post('/sandbox/latency', { ms: 0 });
    await graph.post('/sandbox/actions', {
      device: managed(1),
      action: 'remoteLock',
      end: 'failed',
      after: 0,
    });
    await graph.post(lock);
    const { body } = await graph.get(`/v1.0/deviceManagement/managedDevices/${managed(1)}`);
    assert.equal(body.deviceActionResults[0]?.actionState, 'failed');
    const calls = await graph.get('/sandbox/calls');
    assert.equal((calls.body as unknown as { url: string }[]).at(-2)?.url, lock);
    await graph.call('DELETE', '/sandbox/calls');
    assert.equal(graph.sandbox.calls.length, 0);
    assert.equal((await graph.post('/sandbox/latency', { ms: 'x' })).status, 400);
    assert.equal((await graph.get('/sandbox/nonsense')).status, 404);
  });

  it('refuses a body that isn’t JSON', async () => {
    const answer = await fetch(`${graph.sandbox.url}/v1.0/$batch`, { method: 'POST', body: '{' });
    assert.equal(answer.status, 400);
  });
});
