import assert from 'node:assert/strict';
import sinon from 'sinon';
import { sleep } from '../../../bot/time/sleep.ts';
import { timeLimit } from '../../../bot/time/time-limit.ts';
import { guid, useGraph } from '../support/graph-fixture.ts';
import { problemFrom } from '../support/problem-from.ts';

const ROUTE = `/v1.0/users/${guid(1)}`;
const USER = { body: { id: guid(1), displayName: 'Ann', userPrincipalName: 'ann@x' } };
const LOCK = `/v1.0/deviceManagement/managedDevices/${guid(5)}/remoteLock`;

describe('graph retries', () => {
  const at = useGraph();
  const read = () => at.api.directory.speaker(guid(1));
  const lock = (api = at.api) => api.devices.act(guid(5), { name: 'remoteLock', version: 'v1.0' });

  for (const failure of [
    { status: 429 },
    { status: 502 },
    { status: 503 },
    { status: 504 },
    'lost' as const,
  ]) {
    it(`retries a read after ${JSON.stringify(failure)}, at most twice, with growing pauses`, async () => {
      at.fake.get(ROUTE, failure, failure, USER);
      assert.equal((await read()).displayName, 'Ann');
      assert.deepEqual(at.naps, [200, 400]);
    });

    it(`gives up after the third ${JSON.stringify(failure)}`, async () => {
      at.fake.get(ROUTE, failure);
      const kind = failure === 'lost' ? 'connection' : failure.status === 429 ? 'throttled' : 'unavailable';
      assert.equal((await problemFrom(read())).kind, kind);
      assert.equal(at.fake.exchanges.length, 3);
    });
  }

  for (const status of [400, 401, 403, 404, 409, 412, 500, 501]) {
    it(`does not retry a read after ${status}`, async () => {
      at.fake.get(ROUTE, { status });
      await problemFrom(read());
      assert.equal(at.fake.exchanges.length, 1);
    });
  }

  it('retries a read by POST', async () => {
    at.fake.post(`${ROUTE}/checkMemberGroups`, { status: 503 }, { body: { value: [] } });
    await at.api.directory.personIsIn(guid(1), [guid(2)]);
    assert.equal(at.fake.exchanges.length, 2);
  });

  it('waits as long as Graph asks, in seconds or until a date', async () => {
    at.time = Date.parse('2026-01-01T00:00:00Z');
    const date = new Date(at.time + 5000).toUTCString();
    at.fake.get(
      ROUTE,
      { status: 429, headers: { 'retry-after': '2' } },
      { status: 503, headers: { 'retry-after': date } },
      USER,
    );
    await read();
    assert.deepEqual(at.naps, [2000, 5000]);
  });

  it('makes nothing of a Retry-After that is past or says nothing', async () => {
    at.fake.get(
      ROUTE,
      { status: 429, headers: { 'retry-after': '0' } },
      { status: 429, headers: { 'retry-after': 'soon' } },
      USER,
    );
    await read();
    assert.deepEqual(at.naps, [200, 400]);
  });

  for (const [status, kind] of [
    [429, 'throttled'],
    [503, 'unavailable'],
  ] as const)
    it(`gives up at once if Graph asks for more than ten seconds with ${status}`, async () => {
      const asked = new AbortController();
      at.fake.get(ROUTE, { status, headers: { 'retry-after': '11' } });
      const sleeping = (ms: number) => sleep(ms, asked.signal);
      const problem = await problemFrom(
        at
          .open({ sleep: sleeping })
          .graphFor({ personId: guid(9), signal: timeLimit(10_000) })
          .directory.speaker(guid(1)),
      );
      asked.abort();
      assert.equal(problem.kind, kind);
      assert.equal(problem.retryAfterMs, status === 429 ? 11_000 : undefined);
      assert.equal(at.fake.exchanges.length, 1);
    });

  it('retries an action only on 429', async () => {
    at.fake.post(LOCK, { status: 429 }, { status: 204, headers: { 'request-id': 'r1' } });
    assert.equal((await lock()).requestId, 'r1');
    assert.equal(at.fake.exchanges.length, 2);
  });

  for (const failure of [
    { status: 502 },
    { status: 503 },
    { status: 504 },
    { status: 401 },
    'lost' as const,
  ]) {
    it(`sends an action once if ${JSON.stringify(failure)} comes back`, async () => {
      at.fake.post(LOCK, failure);
      const problem = await problemFrom(lock());
      assert.equal(problem.outcomeUnknown, failure === 'lost' || failure.status !== 401);
      assert.equal(at.fake.exchanges.length, 1);
    });
  }

  it('ends with a timeout when the turn is over', async () => {
    at.fake.get(ROUTE, 'silent').post(LOCK, 'silent');
    const turn = new AbortController();
    const api = at.graphFor({ signal: turn.signal });
    const reading = Promise.all([problemFrom(api.directory.speaker(guid(1))), problemFrom(lock(api))]);
    while (at.fake.exchanges.length < 2) await new Promise((resolve) => setImmediate(resolve));
    turn.abort();
    const problems = await reading;
    assert.deepEqual(
      problems.map(({ kind }) => kind),
      ['timeout', 'timeout'],
    );
    assert.equal(at.fake.exchanges.length, 2);
  });

  it('asks nothing once the turn is over', async () => {
    const api = at.graphFor({ signal: AbortSignal.abort() });
    assert.equal((await problemFrom(api.directory.speaker(guid(1)))).kind, 'timeout');
    assert.equal(at.fake.exchanges.length, 0);
  });

  it('bounds each attempt, and does not repeat one that timed out', async () => {
    at.fake.get(ROUTE, 'silent');
    const api = at
      .open({ attemptMs: 50 })
      .graphFor({ personId: guid(9), signal: AbortSignal.timeout(10_000) });
    assert.equal((await problemFrom(api.directory.speaker(guid(1)))).kind, 'timeout');
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('ends a wait with the turn, and a throttled action then is known not to have happened', async () => {
    at.fake.post(LOCK, { status: 429, headers: { 'retry-after': '9' } });
    const graph = at.open({ sleep });
    const api = graph.graphFor({ personId: guid(9), signal: AbortSignal.timeout(100) });
    const problem = await problemFrom(lock(api));
    assert.equal(problem.kind, 'throttled');
    assert.equal(problem.outcomeUnknown, false);
    assert.equal(at.fake.exchanges.length, 1);
  });

  it('is a lost connection if nobody listens', async () => {
    const api = at
      .open({ url: 'http://127.0.0.1:1' })
      .graphFor({ personId: guid(9), signal: AbortSignal.timeout(5000) });
    assert.equal((await problemFrom(api.directory.speaker(guid(1)))).kind, 'connection');
  });

  it('listens to the signal of a turn as often as it needs to, without a warning', async () => {
    const warned = sinon.spy();
    process.on('warning', warned);
    at.fake.post(LOCK, { status: 204 });
    await Promise.all(Array.from({ length: 30 }, () => lock()));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    assert.equal(warned.callCount, 0);
  });

  it('names itself and each request', async () => {
    at.fake.get(ROUTE, { status: 503 }, USER);
    await read();
    const ids = at.fake.exchanges.map(({ headers }) => headers['client-request-id']);
    assert.match(ids[0] ?? '', /^[0-9a-f-]{36}$/);
    assert.notEqual(ids[0], ids[1]);
    assert.equal(at.fake.exchanges[0]?.headers['user-agent'], 'intune-help-desk-bot');
  });
});

describe('sleep', () => {
  it('lasts as long as asked, or until the signal', async () => {
    const clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const controller = new AbortController();
      const done = sinon.spy();
      void sleep(1000, controller.signal).then(done);
      void sleep(500, controller.signal).then(done);
      await clock.tickAsync(500);
      assert.equal(done.callCount, 1);
      controller.abort();
      await sleep(1000, controller.signal);
      assert.equal(done.callCount, 2);
      assert.equal(clock.countTimers(), 0);
    } finally {
      clock.restore();
    }
  });
});
