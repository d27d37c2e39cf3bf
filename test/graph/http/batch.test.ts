import assert from 'node:assert/strict';
import { OPERATOR, useGraph, guid } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';
import type { Asked } from '../support/fake-graph.ts';

const user = (n: number) => ({ body: { id: guid(n), displayName: `P${n}`, userPrincipalName: `p${n}@x` } });
const throttled = {
  status: 429,
  headers: { 'Retry-After': '3' },
  body: { error: { code: 'TooMany', message: '' } },
};

describe('graph batches', () => {
  const at = useGraph();
  const route = (n: number) => `/v1.0/users/${guid(n)}`;
  const read = (...numbers: number[]) => Promise.all(numbers.map((n) => at.api.directory.speaker(guid(n))));

  it('sends a single read as it is', async () => {
    at.fake.get(route(1), user(1));
    await read(1);
    assert.deepEqual(
      at.fake.exchanges.map(({ path }) => path),
      [route(1)],
    );
  });

  it('gathers the calls of one macrotask, and matches answers in any order to their calls', async () => {
    at.fake.get(route(1), user(1)).get(route(2), user(2)).get(route(3), user(3));
    const people = await read(1, 2, 3);
    assert.deepEqual(
      people.map(({ id }) => id),
      [guid(1), guid(2), guid(3)],
    );
    assert.deepEqual(
      at.fake.exchanges.map(({ path }) => path),
      ['/v1.0/$batch'],
    );
  });

  it('puts twenty in a batch and the rest into others', async () => {
    const numbers = Array.from({ length: 41 }, (_, i) => i + 1);
    for (const n of numbers) at.fake.get(route(n), user(n));
    await read(...numbers);
    const sizes = at.fake.exchanges.map(
      ({ body }) => (body as { requests?: unknown[] } | undefined)?.requests?.length,
    );
    assert.deepEqual(new Set(sizes), new Set([20, undefined]));
    assert.equal(sizes.length, 3);
  });

  it('keeps v1.0 and beta apart', async () => {
    at.fake.get(route(1), user(1)).get(route(2), user(2));
    at.fake.get('/beta/deviceManagement/roleDefinitions', { body: { value: [] } });
    await Promise.all([read(1, 2), at.api.roles.assignments()]);
    assert.deepEqual(at.fake.exchanges.map(({ path }) => path).sort(), [
      '/beta/deviceManagement/roleDefinitions',
      '/v1.0/$batch',
    ]);
  });

  it('keeps the calls of different worlds apart', async () => {
    at.fake.get(route(1), user(1)).get(route(2), user(2));
    await Promise.all([at.api.directory.speaker(guid(1)), at.graphFor({}).directory.speaker(guid(2))]);
    assert.equal(at.fake.exchanges.length, 2);
  });

  it('carries headers and bodies of its parts', async () => {
    const groups = '/transitiveMemberOf/microsoft.graph.directoryRole';
    at.fake.get(`${route(1)}${groups}`, { body: { value: [] } });
    at.fake.post(`${route(1)}/checkMemberGroups`, { body: { value: [guid(7)] } });
    const [, found] = await Promise.all([
      at.api.directory.directoryRoles(guid(1)),
      at.api.directory.personIsIn(guid(1), [guid(7), guid(8)]),
    ]);
    const [roles, check] = at.fake.asked;
    assert.equal(roles?.batched, true);
    assert.equal(roles.headers.consistencylevel, 'eventual');
    assert.equal(check?.headers['content-type'], 'application/json');
    assert.deepEqual(check.body, { groupIds: [guid(7), guid(8)] });
    assert.deepEqual([...found], [guid(7)]);
  });

  it('retries only the throttled part, after its Retry-After', async () => {
    at.fake.get(route(1), user(1)).get(route(2), throttled, user(2));
    assert.equal((await read(1, 2)).length, 2);
    assert.deepEqual(at.naps, [3000]);
    assert.deepEqual(
      at.fake.exchanges.map(({ path }) => path),
      ['/v1.0/$batch', route(2)],
    );
  });

  it('never treats a part that was throttled to the end as missing', async () => {
    at.fake.get('/v1.0/groups/a', throttled).get('/v1.0/groups/b', { status: 404 });
    const problem = await problemFrom(at.api.directory.groupNames(['a', 'b']));
    assert.equal(problem.kind, 'throttled');
  });

  it('gives each part its own failure', async () => {
    at.fake.get(route(1), user(1)).get(route(2), { status: 404 });
    const [one, two] = await Promise.allSettled([
      at.api.directory.speaker(guid(1)),
      at.api.directory.speaker(guid(2)),
    ]);
    assert.equal(one.status, 'fulfilled');
    assert.equal(two.status, 'rejected');
  });

  it('treats a part that is missing in the answer as unavailable, after a retry', async () => {
    at.fake.post('/v1.0/$batch', { body: { responses: [{ id: '0', status: 200, ...user(1) }] } });
    at.fake.get(route(2), 'lost');
    const [one, two] = await Promise.allSettled([read(1), problemFrom(at.api.directory.speaker(guid(2)))]);
    assert.equal(one.status, 'fulfilled');
    assert.equal(two.status === 'fulfilled' && two.value.outcomeUnknown, true);
  });

  for (const failure of [{ status: 503 }, { status: 500 }, { status: 429 }, 'lost' as const]) {
    it(`retries the parts together after a batch that ended with ${JSON.stringify(failure)}`, async () => {
      const whole = ({ body }: Asked) => ({
        body: {
          responses: (body as { requests: { id: string }[] }).requests.map(({ id }) => ({
            id,
            status: 200,
            ...user(Number(id) + 1),
          })),
        },
      });
      at.fake.post('/v1.0/$batch', failure, whole);
      assert.equal((await read(1, 2)).length, 2);
      assert.equal(at.fake.exchanges.length, 2);
    });
  }

  for (const status of [404, 400, 405, 403, 501]) {
    it(`sends requests singly if a batch gets ${status}, and remembers that for a while`, async () => {
      at.fake.post('/v1.0/$batch', { status });
      at.fake.get(route(1), user(1)).get(route(2), user(2));
      await read(1, 2);
      await read(1, 2);
      const batches = () => at.fake.exchanges.filter(({ path }) => path === '/v1.0/$batch').length;
      assert.equal(batches(), 1);
      assert.equal(at.fake.exchanges.length, 5);
      at.time += 6 * 60_000;
      await read(1, 2);
      assert.equal(batches(), 2);
    });
  }

  it('sends requests singly if the response isn’t one to a batch', async () => {
    at.fake.post('/v1.0/$batch', { body: '<html>welcome</html>' });
    at.fake.get(route(1), user(1)).get(route(2), user(2));
    assert.equal((await read(1, 2)).length, 2);
  });

  it('reads a body that a part gives as text', async () => {
    const responses = [1, 2].map((n) => ({
      id: String(n - 1),
      status: 200,
      headers: null,
      body: JSON.stringify(user(n).body),
    }));
    at.fake.post('/v1.0/$batch', { body: { responses: [null, 'x', ...responses] } });
    assert.equal((await read(1, 2)).length, 2);
  });

  it('sends the parts singly if the batch is late, so that one that hangs delays nobody', async () => {
    at.fake.post('/v1.0/$batch', 'silent').get(route(1), user(1)).get(route(2), 'silent');
    at.fake.get(route(3), throttled);
    const { directory } = at
      .open({ attemptMs: 300 })
      .graphFor({ personId: OPERATOR, signal: AbortSignal.timeout(10_000) });
    const others = [2, 3].map((n) => problemFrom(directory.speaker(guid(n))));
    assert.equal((await directory.speaker(guid(1))).id, guid(1));
    for (const problem of await Promise.all(others)) assert.equal(problem.kind, 'timeout');
  });

  it('gives every part the 401 of the batch', async () => {
    at.fake.post('/v1.0/$batch', { status: 401 });
    const problems = await Promise.all([1, 2].map((n) => problemFrom(at.api.directory.speaker(guid(n)))));
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['unauthorized', 'unauthorized'],
    );
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('never puts an action into a batch', async () => {
    const lock = `/v1.0/deviceManagement/managedDevices/${guid(5)}/remoteLock`;
    at.fake.get(route(1), user(1)).post(lock, { status: 204 });
    await Promise.all([read(1), at.api.devices.act(guid(5), { name: 'remoteLock', version: 'v1.0' })]);
    assert.deepEqual(
      at.fake.asked.map(({ batched }) => batched),
      [false, false],
    );
  });
});
