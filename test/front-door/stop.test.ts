import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/graph/index.ts';
import { afterFirstSecond, until } from '../support/act.ts';
import { FakeChannel } from '../support/channel.ts';
import { temporaryFolder } from '../support/fixture.ts';
import { openSandbox } from '../support/sandbox.ts';
import { type Program, startProgram } from '../support/program.ts';
import { deviceId, devices, entraId, groups, smallTenant, userId } from '../support/tenant.ts';

const PEOPLE = 20;
const PRESSES = 10;
const operatorId = (n: number) => userId(300 + n);

/** The small tenant with thirty operators. Ten of them have a phone each to lock. */
function busyTenant() {
  const data = smallTenant();
  const operators = data.groups.find(({ id }) => id === groups.operators);
  const [phone] = data.managedDevices;
  for (let n = 0; n < PEOPLE + PRESSES; n++) {
    data.users.push({
      id: operatorId(n),
      displayName: `Operator ${n}`,
      userPrincipalName: `operator${n}@contoso.example`,
      userType: 'Member',
      accountEnabled: true,
    });
    operators?.members?.push(operatorId(n));
  }
  for (let n = 0; n < PRESSES; n++)
    data.managedDevices.push({ ...phone, id: deviceId(300 + n), azureADDeviceId: entraId(300 + n) });
  return data;
}

describe('SIGTERM under load', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let channel: FakeChannel;
  let dataDir: string;
  let bot: Program;
  let metrics: string;

  beforeEach(async () => {
    dataDir = await temporaryFolder();
    sandbox = await openSandbox({ data: busyTenant() });
    channel = new FakeChannel();
    await channel.open();
    bot = startProgram('bot/index', {
      PORT: '0',
      MetricsPort: '0',
      GraphUrl: sandbox.url,
      DataDir: dataDir,
      LogLevel: 'warn',
    });
    channel.botUrl = await bot.urlOf('bot');
    metrics = await bot.urlOf('metrics');
  });
  const inFlight = async (turns: number) => {
    const text = await (await fetch(`${metrics}/metrics`)).text();
    return text.split('\n').includes(`helpdesk_turns_in_flight ${turns}`);
  };
  const locks = () =>
    sandbox.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/remoteLock')).length;
  const audit = async () =>
    (await readFile(join(dataDir, 'audit.jsonl'), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, string>);

  it('answers thirty turns in flight, messages and presses, and ends with 0 within ten seconds', async () => {
    const asked = await Promise.all(
      Array.from({ length: PRESSES }, (_, n) =>
        channel.invoke(operatorId(PEOPLE + n), 'action.ask', {
          action: 'remoteLock',
          device: deviceId(300 + n),
        }),
      ),
    );
    await afterFirstSecond();
    sandbox.control.latency(1_000);
    const sent = channel.sent.length;
    const said = Array.from({ length: PEOPLE }, (_, n) =>
      channel.say(operatorId(n), 'select user aino@contoso.example'),
    );
    const pressed = asked.map(({ card }, n) =>
      channel.press(operatorId(PEOPLE + n), card, 'Confirm remote lock'),
    );
    await until(() => inFlight(PEOPLE + PRESSES));
    assert.equal(channel.sent.length, sent);
    const stoppedAt = performance.now();
    bot.child.kill('SIGTERM');

    for (const { status } of await Promise.all(said)) assert.equal(status, 200);
    for (const receipt of await Promise.all(pressed)) assert.match(receipt.text, /Accepted/);
    assert.deepEqual(await bot.ended, [0, null], bot.told());
    assert.ok(performance.now() - stoppedAt < 10_000);
    assert.equal(bot.told(), '');

    const answered = channel.sent.slice(sent);
    for (let n = 0; n < PEOPLE; n++) {
      const mine = answered.filter(({ conversationId }) => conversationId === `a:${operatorId(n)}`);
      assert.equal(mine.length, 1, `operator ${n}`);
      assert.match(JSON.stringify(mine), /AINO-PHONE/);
    }
    assert.equal(locks(), PRESSES);
    const entries = await audit();
    const of = (kind: string) =>
      entries.filter((entry) => entry.kind === kind && entry.what === 'remoteLock');
    assert.deepEqual([of('started').length, of('ended').length], [PRESSES, PRESSES]);
    assert.ok(of('ended').every(({ outcome }) => outcome === 'accepted'));
    await assert.rejects(channel.say(operatorId(0), 'help'), 'nobody listens any more');
  });

  it('explains that Graph does not answer in time, and still ends within ten seconds', async () => {
    await channel.say(operatorId(0), 'whoami');
    sandbox.control.fail({ match: /managedDevices/, kind: 'hang' });
    const said = Array.from({ length: 5 }, (_, n) =>
      channel.say(operatorId(n), `device ${devices.ainoPhone}`),
    );
    await until(() => inFlight(said.length));
    const stoppedAt = performance.now();
    bot.child.kill('SIGTERM');
    for (const { status, text } of await Promise.all(said)) {
      assert.equal(status, 200);
      assert.notEqual(text, '');
    }
    assert.deepEqual(await bot.ended, [0, null], bot.told());
    assert.ok(performance.now() - stoppedAt < 10_000);
  });
});
