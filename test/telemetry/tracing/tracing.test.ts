import assert from 'node:assert/strict';
import { type Stage, openStage } from '../../support/stage.ts';
import { people } from '../../support/tenant.ts';
import { keptLog } from '../../support/logged.ts';
import { type Collector, type Span, attributesOf, startCollector } from './support/collector.ts';

const operator = people.fieldOperator;

describe('traces', () => {
  let collector: Collector;
  let stage: Stage;
  beforeEach(async () => (collector = await startCollector()));
  afterEach(() => collector.close());

  const spansOf = async (play: () => Promise<unknown>, log = keptLog().log): Promise<Span[]> => {
    stage = await openStage({ app: { log }, environment: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url } });
    try {
      await play();
    } finally {
      await stage.close();
    }
    return collector.spans();
  };

  it('have a span for the turn and below it one for each call to Graph, under the turn’s own id', async () => {
    const { log, lines } = keptLog();
    const spans = await spansOf(() => stage.channel.say(operator, 'select user aino@contoso.example'), log);
    const turn = spans.find(({ name }) => name === 'turn');
    assert.ok(turn);
    const line = lines.find(({ msg }) => msg === 'turn');
    assert.equal(turn.traceId, String(line?.turn).replaceAll('-', ''));
    assert.equal(attributesOf(turn)['helpdesk.turn'], line?.turn);
    assert.equal(attributesOf(turn)['helpdesk.outcome'], 'answered');
    const calls = spans.filter((span) => span.parentSpanId === turn.spanId);
    assert.ok(calls.some(({ name }) => name === 'POST /$batch'));
    assert.ok(calls.some(({ name }) => name === 'GET /users/{id}/managedDevices'));
    for (const call of calls) {
      assert.equal(call.traceId, turn.traceId);
      assert.ok(BigInt(call.startTimeUnixNano) >= BigInt(turn.startTimeUnixNano), call.name);
      assert.ok(BigInt(call.endTimeUnixNano) <= BigInt(turn.endTimeUnixNano), call.name);
      assert.ok('helpdesk.outcome' in attributesOf(call));
    }
    assert.equal(spans.length, calls.length + 1, 'nothing hangs loose');
    assert.ok(Math.abs(Number(BigInt(turn.startTimeUnixNano) / 1_000_000n) - Date.now()) < 60_000);
  });

  it('name nobody, and mark what failed', async () => {
    const spans = await spansOf(async () => {
      await stage.channel.say(operator, 'whoami');
      stage.sandbox.control.fail({ match: /licenseDetails/, status: 403, code: 'Forbidden' });
      await stage.channel.say(operator, 'select user aino@contoso.example');
    });
    const failed = spans.find(({ name }) => name === 'GET /users/{id}/licenseDetails');
    assert.equal(failed?.status.code, 2);
    assert.equal(attributesOf(failed)['helpdesk.outcome'], 'forbidden');
    assert.doesNotMatch(JSON.stringify(spans), /aino|contoso|virtanen|serial|aaaa0000/i);
  });

  it('are dropped with a warning if the collector accepts none, and delay nothing', async () => {
    const { log, lines } = keptLog();
    collector.answerWith(400);
    await spansOf(() => stage.channel.say(operator, 'whoami'), log);
    assert.equal(lines.filter(({ msg }) => msg === 'traces could not be sent').length, 1);
    collector.answerWith('nothing');
    const began = performance.now();
    await spansOf(() => stage.channel.say(operator, 'whoami'));
    assert.ok(performance.now() - began < 5000);
  });
});
