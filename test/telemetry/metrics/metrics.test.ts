import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { METRICS } from '../../../bot/telemetry/metrics/table.ts';
import { type OpenMetrics, openMetrics } from '../../../bot/telemetry/metrics/index.ts';
import { keptLog } from '../../support/logged.ts';

const call = { turnId: undefined, outcome: 'ok', status: 200, requestId: undefined } as const;

describe('metrics', () => {
  let open: OpenMetrics;
  beforeEach(async () => (open = await openMetrics(0, keptLog().log)));
  afterEach(() => open.close());
  const get = (path: string, init: RequestInit = {}) => fetch(open.url + path, init);
  const scrape = async () => (await get('/metrics')).text();

  it('are Prometheus text on loopback, only at /metrics', async () => {
    assert.match(open.url, /^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await get('/metrics');
    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.equal((await get('/')).url, `${open.url}/metrics`);
    assert.equal((await get('/elsewhere')).status, 404);
    assert.equal((await get('/metrics', { method: 'POST' })).status, 405);
  });

  it('have every row of the table, and the process’s own', async () => {
    const text = await scrape();
    for (const [name, { type }] of Object.entries(METRICS))
      assert.ok(text.includes(`# TYPE ${name} ${type}\n`), name);
    assert.match(text, /^process_cpu_seconds_total /m);
    assert.match(text, /^nodejs_eventloop_lag_seconds /m);
  });

  it('count turns, calls to Graph, sign-ins and writes', async () => {
    const { metrics } = open;
    const turn = { id: 't', kind: 'message', place: 'personal', startedAt: 0 };
    metrics.turnEnded({ ...turn, outcome: 'answered', endedAt: 300 });
    metrics.turnEnded({ ...turn, outcome: 'late', endedAt: 12_000 });
    metrics.graphCalled({ ...call, route: 'GET /users/{id}', startedAt: 0, endedAt: 70 });
    metrics.graphCalled({
      ...call,
      route: 'GET /users/{id}',
      outcome: 'throttled',
      startedAt: 0,
      endedAt: 1,
    });
    metrics.graphRetried('throttled');
    metrics.signedIn('consent');
    metrics.stored({ file: 'state', ok: true, synced: true, seconds: 0.02 });
    metrics.stored({ file: 'audit', ok: false, synced: true, seconds: 3 });
    const text = await scrape();
    for (const line of [
      'helpdesk_turns_total{kind="message",outcome="answered"} 1',
      'helpdesk_turns_total{kind="message",outcome="late"} 1',
      'helpdesk_turn_duration_seconds_bucket{le="0.5",kind="message"} 1',
      'helpdesk_turn_duration_seconds_bucket{le="13",kind="message"} 2',
      'helpdesk_graph_calls_total{route="GET /users/{id}",outcome="ok"} 1',
      'helpdesk_graph_calls_total{route="GET /users/{id}",outcome="throttled"} 1',
      'helpdesk_graph_call_duration_seconds_bucket{le="0.1",route="GET /users/{id}"} 2',
      'helpdesk_graph_retries_total{reason="throttled"} 1',
      'helpdesk_sign_ins_total{outcome="consent"} 1',
      'helpdesk_store_writes_total{file="state",outcome="ok"} 1',
      'helpdesk_store_writes_total{file="audit",outcome="failed"} 1',
      'helpdesk_store_last_sync_seconds{file="state"} 0.02',
    ])
      assert.ok(text.includes(`${line}\n`), `${line} is missing in\n${text}`);
    assert.doesNotMatch(text, /last_sync_seconds\{file="audit"\}/);
  });

  it('stay few, whatever is reported', async () => {
    for (let n = 0; n < 2000; n++) open.metrics.signedIn(`outcome-${n}`);
    const series = (await scrape()).match(/^helpdesk_sign_ins_total\{.*$/gm) ?? [];
    assert.equal(series.length, 501);
    assert.equal(series.at(-1), 'helpdesk_sign_ins_total{outcome="other"} 1500');
  });

  it('are served without the gauges that could not be read', async () => {
    open.read(() => Promise.reject(new Error('the disk is gone')));
    open.read((set) => set('helpdesk_turns_in_flight', 3));
    assert.match(await scrape(), /^helpdesk_turns_in_flight 3$/m);
  });

  it('are refused a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    await assert.rejects(openMetrics((other.address() as AddressInfo).port, keptLog().log), {
      code: 'EADDRINUSE',
    });
    other.close();
  });
});
