import assert from 'node:assert/strict';
import {
  eventual,
  group,
  managed,
  start,
  user,
  type Answer,
  type Caller,
  type Part,
} from './support/tenant.ts';

const partsOf = (answer: Answer): Map<string, Part> =>
  new Map(answer.body.responses.map((part) => [part.id, part]));

describe('sandbox: $batch', () => {
  let graph: Caller;
  beforeEach(async () => void (graph = await start()));
  afterEach(() => graph.sandbox.close());

  it('answers each part, in another order', async () => {
    const requests = [
      { id: 'a', method: 'GET', url: `/users/${user(1)}?$select=id` },
      { id: 'b', method: 'GET', url: 'users/nobody' },
      { id: 'c', method: 'GET', url: '/users?$search="displayName:adele"&$select=id', headers: eventual },
      {
        id: 'd',
        method: 'POST',
        url: `/users/${user(1)}/checkMemberGroups`,
        headers: { 'Content-Type': 'application/json' },
        body: { groupIds: [group(1)] },
      },
      { id: 'e', method: 'POST', url: `/deviceManagement/managedDevices/${managed(1)}/syncDevice` },
      { id: 'f', method: 'GET', url: `/users/${user(1)}/manager`, dependsOn: ['b'] },
    ];
    const answer = await graph.post('/v1.0/$batch', { requests });
    const parts = partsOf(answer);
    assert.equal(parts.get('a')?.body?.id, user(1));
    assert.equal(parts.get('b')?.status, 404);
    assert.equal(parts.get('b')?.body?.error.code, 'Request_ResourceNotFound');
    assert.deepEqual(parts.get('c')?.body?.value, [{ id: user(3) }]);
    assert.deepEqual(parts.get('d')?.body?.value, [group(1)]);
    assert.equal(parts.get('e')?.status, 204);
    assert.equal(parts.get('e')?.body, undefined);
    assert.equal(parts.get('f')?.status, 424);
    assert.notDeepEqual([...parts.keys()], ['a', 'b', 'c', 'd', 'e', 'f']);
    const { calls } = graph.sandbox;
    assert.equal(calls.filter((call) => call.batched).length, 5);
    assert.equal(calls.at(-1)?.path, '/v1.0/$batch');
    assert.equal(calls[0]?.url, `/v1.0/users/${user(1)}?$select=id`);
  });

  it('refuses a batch that Graph would refuse', async () => {
    const get = (id: string): object => ({ id, method: 'GET', url: '/users' });
    const many = Array.from({ length: 21 }, (_, n) => get(String(n)));
    const bodies: unknown[] = [
      { requests: many },
      { requests: [get('1'), get('1')] },
      { requests: [] },
      {},
      { requests: [{ method: 'GET', url: '/users' }] },
      { requests: [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/users' }] },
      {
        requests: [
          { id: '1', method: 'POST', url: `/users/${user(1)}/checkMemberGroups`, body: { groupIds: [] } },
        ],
      },
    ];
    for (const body of bodies) {
      for (const version of ['v1.0', 'beta']) {
        assert.equal((await graph.post(`/${version}/$batch`, body)).status, 400, JSON.stringify(body));
      }
    }
    assert.equal((await graph.get('/v1.0/$batch')).status, 400);
  });

  it('lets faults hit single parts or the whole batch', async () => {
    const { control } = graph.sandbox;
    const requests = [1, 2].map((n) => ({ id: String(n), method: 'GET', url: `/users/${user(n)}` }));
    control.fail({ match: `GET /v1.0/users/${user(2)}`, status: 429, retryAfter: 7, times: 1 });
    const parts = partsOf(await graph.post('/v1.0/$batch', { requests }));
    assert.equal(parts.get('1')?.status, 200);
    assert.equal(parts.get('2')?.status, 429);
    assert.equal(parts.get('2')?.headers['Retry-After'], '7');
    const fault = control.fail({ match: 'POST /v1.0/$batch', status: 503, retryAfter: 1 });
    const whole = await graph.post('/v1.0/$batch', { requests });
    assert.equal(whole.status, 503);
    assert.equal(whole.headers.get('retry-after'), '1');
    assert.equal(fault.hits, 1);
    fault.remove();
    assert.equal((await graph.post('/v1.0/$batch', { requests })).status, 200);
    control.fail({ match: /users\/.*2$/, kind: 'reset' });
    await assert.rejects(graph.post('/v1.0/$batch', { requests }));
  });

  it('waits once for the whole batch', async () => {
    graph.sandbox.control.latency(60);
    const requests = Array.from({ length: 20 }, (_, n) => ({
      id: String(n),
      method: 'GET',
      url: '/users?$top=1',
    }));
    const start = performance.now();
    await graph.post('/v1.0/$batch', { requests });
    const took = performance.now() - start;
    assert.ok(took >= 55 && took < 600, `${took} ms`);
  });
});
