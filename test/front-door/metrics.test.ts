import assert from 'node:assert/strict';
import { type Stage, openStage } from '../support/stage.ts';
import { devices, people } from '../support/tenant.ts';
import { inAdminChannel } from './policy/support/admins.ts';
import { lastSentTo } from './policy/support/employee.ts';

const operator = people.fieldOperator;

describe('metrics of a busy help desk', () => {
  let stage: Stage;
  beforeEach(async () => (stage = await openStage({ environment: { MetricsPort: '0' } })));
  afterEach(() => stage.close());
  const scrape = async () => (await fetch(`${stage.metricsUrl()}/metrics`)).text();
  const valueOf = (text: string, series: string) =>
    Number(
      text
        .split('\n')
        .find((line) => line.startsWith(`${series} `))
        ?.slice(series.length) ?? NaN,
    );

  it('count turns, actions, Graph calls and store writes, and name nobody', async () => {
    await stage.channel.say(operator, 'select user aino@contoso.example');
    const asked = await stage.channel.invoke(operator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    await stage.channel.press(operator, asked.card, 'Confirm remote lock');
    await stage.channel.say(people.nobody, 'select user aino');
    await fetch(`${stage.channel.botUrl}/elsewhere`);
    const text = await scrape();
    for (const [series, value] of [
      ['helpdesk_turns_total{kind="message",outcome="answered"}', 2],
      ['helpdesk_turns_total{kind="press",outcome="answered"}', 2],
      ['helpdesk_turns_in_flight', 0],
      ['helpdesk_turns_waiting', 0],
      ['helpdesk_remote_actions_total{action="remoteLock",state="sending"}', 1],
      ['helpdesk_remote_actions_total{action="remoteLock",state="accepted"}', 1],
      ['helpdesk_audit_appended_total{kind="started"}', 1],
      ['helpdesk_audit_appended_total{kind="refused"}', 1],
      ['helpdesk_http_requests_total{path="/api/messages",status="200"}', 4],
      ['helpdesk_http_requests_total{path="other",status="404"}', 1],
      [
        'helpdesk_graph_calls_total{route="POST /deviceManagement/managedDevices/{id}/{action}",outcome="ok"}',
        1,
      ],
      ['helpdesk_store_records{table="receipts"}', 1],
      ['helpdesk_audit_entries', (await stage.audit()).length],
    ] as const)
      assert.equal(valueOf(text, series), value, series);
    for (const series of [
      'helpdesk_graph_calls_total{route="POST /$batch",outcome="ok"}',
      'helpdesk_store_writes_total{file="state",outcome="ok"}',
      'helpdesk_store_bytes{file="state"}',
      'helpdesk_store_bytes{file="audit"}',
      'helpdesk_store_last_sync_seconds{file="audit"}',
    ])
      assert.ok(valueOf(text, series) > 0, series);
    const ours = text
      .split('\n')
      .filter((line) => line.startsWith('helpdesk_'))
      .join('\n');
    assert.doesNotMatch(ours, /aino|contoso|virtanen|SERIAL|[\da-f]{8}-[\da-f]{4}/i);
    assert.doesNotMatch(ours, /route="other"/);
  });

  it('count caller checks by outcome, calls, installations, second operators, stops and what they refused', async () => {
    const [who, phone] = [people.operatorOfAll, devices.boPhone];
    const shown = await stage.channel.say(who, 'select user bo@contoso.example');
    await stage.channel.press(who, shown.card, 'Call Bo Sample');
    await stage.channel.press(who, shown.card, 'Verify caller');
    const asked = lastSentTo(stage, people.bo);
    await stage.channel.press(people.bo, asked, 'That’s not me');
    stage.sandbox.tenant.data.nav['appCatalogs/teamsApps'] = [];
    stage.channel.refuse.push({ status: 403 });
    await stage.channel.press(who, shown.card, 'Verify caller');
    const lock = await stage.channel.invoke(who, 'action.ask', { action: 'remoteLock', device: phone });
    await stage.channel.press(who, lock.card, 'Confirm remote lock');
    const { say } = inAdminChannel(stage);
    await say(people.admin, 'policy wipe reason, ticket');
    await say(people.admin, 'stop everything');
    const other = await stage.channel.invoke(who, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    assert.match(other.text, /stopped every action/);
    const text = await scrape();
    for (const [safeguard, outcome, value] of [
      ['call', 'done', 1],
      ['callerCheck', 'pending', 2],
      ['callerCheck', 'notMe', 1],
      ['install', 'notInCatalog', 1],
      ['secondOperator', 'secondAsked', 1],
      ['policy', 'done', 1],
      ['stop', 'done', 1],
      ['refusal', 'stopped', 1],
    ] as const)
      assert.equal(
        valueOf(text, `helpdesk_safeguards_total{safeguard="${safeguard}",outcome="${outcome}"}`),
        value,
        `${safeguard} ${outcome}`,
      );
  });

  it('count throttling and retries', async () => {
    await stage.channel.say(operator, 'whoami');
    stage.sandbox.control.fail({ match: /managedDevices\?/, status: 429, retryAfter: 0, times: 1 });
    await stage.channel.say(operator, 'select user aino@contoso.example');
    const text = await scrape();
    assert.equal(
      valueOf(text, 'helpdesk_graph_calls_total{route="GET /users/{id}/managedDevices",outcome="throttled"}'),
      1,
    );
    assert.equal(valueOf(text, 'helpdesk_graph_retries_total{reason="throttled"}'), 1);
  });

  it('are not on the bot’s own port', async () => {
    assert.equal((await fetch(`${stage.channel.botUrl}/metrics`)).status, 404);
  });
});
