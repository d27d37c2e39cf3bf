import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/graph/index.ts';
import { afterFirstSecond, until } from '../support/act.ts';
import type { Answered, Json } from '../support/channel.ts';
import { FakeChannel } from '../support/channel.ts';
import { temporaryFolder } from '../support/fixture.ts';
import { type Program, startCommand, startProgram } from '../support/program.ts';
import { openSandbox } from '../support/sandbox.ts';
import { ADMIN_CHANNEL, devices, groups, people, smallTenant } from '../support/tenant.ts';

describe('kill -9', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let channel: FakeChannel;
  let dataDir: string;
  let bot: Program;

  const environment = () => ({ PORT: '0', GraphUrl: sandbox.url, DataDir: dataDir, LogLevel: 'warn' });
  const start = async () => {
    bot = startProgram('bot/index', environment());
    channel.botUrl = await bot.urlOf('bot');
  };
  const kill = async () => {
    bot.child.kill('SIGKILL');
    await bot.ended;
  };
  const audit = async () =>
    (await readFile(join(dataDir, 'audit.jsonl'), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, string>);
  const calls = (what: RegExp) =>
    sandbox.calls.filter(({ method, url }) => what.test(`${method} ${url}`)).length;

  beforeEach(async () => {
    dataDir = await temporaryFolder();
    sandbox = await openSandbox({ data: smallTenant() });
    channel = new FakeChannel();
    await channel.open();
  });

  const there = () => channel.inChannel(ADMIN_CHANNEL);
  const press = (answer: Answered, title: string, inputs: Json = {}) =>
    channel.press(people.admin, answer.card, title, {}, there(), inputs);
  const stories: [string, RegExp, string, () => Promise<() => Promise<Answered>>][] = [
    [
      'a lock',
      /POST .*\/remoteLock/,
      'remoteLock',
      async () => {
        const asked = await channel.invoke(people.fieldOperator, 'action.ask', {
          action: 'remoteLock',
          device: devices.ainoPhone,
        });
        return () => channel.press(people.fieldOperator, asked.card, 'Confirm remote lock');
      },
    ],
    [
      'an assignment',
      /POST .*\/roleAssignments/,
      'createRoleAssignment',
      async () => {
        const form = await channel.say(people.admin, 'assign role', there());
        const asked = await press(form, 'Review', {
          role: 'eeee0000-0000-4000-8000-000000000001',
          name: 'Desk of Bo',
          members: groups.newcomers,
          scope: groups.bos,
        });
        return () => press(asked, 'Confirm assignment');
      },
    ],
    [
      'a removal',
      /DELETE .*\/roleAssignments/,
      'deleteRoleAssignment',
      async () => {
        const asked = await channel.say(people.admin, 'remove role Field help desk', there());
        return () => press(asked, 'Confirm removal');
      },
    ],
  ];
  for (const [name, call, what, prepare] of stories) {
    it(`during ${name}: the next start names it, and nothing is sent again`, async () => {
      await start();
      const confirm = await prepare();
      await afterFirstSecond();
      sandbox.control.fail({ match: call, kind: 'hang' });
      confirm().catch(() => undefined);
      await until(() => calls(call) === 1);
      await kill();
      sandbox.control.clearFaults();
      await start();
      const entries = (await audit()).filter((entry) => entry.what === what);
      assert.deepEqual(
        entries.map(({ kind, outcome }) => [kind, outcome]),
        [
          ['started', undefined],
          ['ended', 'unknown'],
        ],
      );
      assert.equal(entries[1]?.of, entries[0]?.id);
      assert.match(bot.told(), new RegExp(`${entries[0]?.id ?? 'none'}.*outcome unknown`));
      assert.match((await confirm()).text, /outcome (was )?unknown/i);
      if (what !== 'remoteLock') {
        const settled = (await audit()).filter((entry) => entry.kind === 'settled');
        assert.deepEqual(
          settled.map(({ of, outcome }) => [of, outcome]),
          [[entries[0]?.id, 'failed']],
        );
        assert.match((await confirm()).text, /confirmed before/);
      }
      assert.equal(calls(call), 1);
    });
  }

  it('while presses are being checked and sent: their cards tell the truth at the next start, and nothing is sent twice', async () => {
    await start();
    const [one, two] = [people.fieldOperator, people.operatorOfAll];
    const ask = (who: string, device: string) =>
      channel.invoke(who, 'action.ask', { action: 'remoteLock', device });
    const confirm = (who: string, { card }: Answered) =>
      channel.press(who, card, 'Confirm remote lock', {}, { replyToId: `card of ${who}` });
    const [checked, sent] = [await ask(one, devices.ainoPhone), await ask(two, devices.ainoMac)];
    await afterFirstSecond();
    sandbox.control.fail({ match: `/users/${one}/checkMemberGroups`, kind: 'hang' });
    sandbox.control.fail({ match: /remoteLock/, kind: 'hang' });
    const [checking, sending] = await Promise.all([confirm(one, checked), confirm(two, sent)]);
    assert.match(checking.text, /Checking for [34] seconds\.[^]*Nothing has been sent yet/);
    assert.match(sending.text, /Checking for [34] seconds\.[^]*it is being sent/);
    const locks = (device: string) => calls(new RegExp(`POST .*${device}/remoteLock`));
    assert.deepEqual([locks(devices.ainoPhone), locks(devices.ainoMac)], [0, 1]);
    await kill();
    sandbox.control.clearFaults();
    await start();
    const refresh = (who: string, { card }: Answered) => channel.press(who, card, 'Refresh');
    const open = await refresh(one, checking);
    assert.match(open.text, /Lock this device\?/, 'nothing was sent: it is asked again');
    assert.match((await refresh(two, sending)).text, /outcome unknown/i);
    assert.deepEqual([locks(devices.ainoPhone), locks(devices.ainoMac)], [0, 1], 'Refresh sends nothing');
    assert.match((await confirm(two, sent)).text, /outcome unknown/i);
    const made = await Promise.all([confirm(one, open), confirm(one, open)]);
    for (const { text } of made) assert.match(text, /Accepted/);
    assert.deepEqual([locks(devices.ainoPhone), locks(devices.ainoMac)], [1, 1]);
    const started = (await audit()).filter(({ kind }) => kind === 'started');
    assert.deepEqual(
      started.map(({ deviceId }) => deviceId).toSorted(),
      [devices.ainoPhone, devices.ainoMac].toSorted(),
    );
  });

  it('a second bot on the same folder is refused with a clear message', async () => {
    await start();
    const second = startProgram('bot/index', environment());
    assert.deepEqual(await second.ended, [1, null]);
    const words = second.told();
    assert.match(words, new RegExp(dataDir));
    assert.match(words, /DataDir/);
  });

  it('SIGTERM lets the turn in flight be answered, and the bot exits with 0', async () => {
    await start();
    const asked = await channel.invoke(people.fieldOperator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    await afterFirstSecond();
    const before = sandbox.calls.length;
    sandbox.control.latency(300);
    const answer = channel.press(people.fieldOperator, asked.card, 'Confirm remote lock');
    await until(() => sandbox.calls.length > before);
    bot.child.kill('SIGTERM');
    assert.match((await answer).text, /Accepted/);
    assert.deepEqual(await bot.ended, [0, null]);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    for (const whom of ['npm alone', 'npm and the bot, as Ctrl+C does it'])
      it(`${signal} to ${whom}: the turn in flight is answered, and npm exits with 0`, async () => {
        bot = startCommand(['npm', 'run', 'bot'], environment(), { detached: true });
        channel.botUrl = await bot.urlOf('bot');
        const before = sandbox.calls.length;
        sandbox.control.latency(200);
        const answer = channel.say(people.fieldOperator, 'select user aino@contoso.example');
        await until(() => sandbox.calls.length > before);
        const { pid = 0 } = bot.child;
        process.kill(whom === 'npm alone' ? pid : -pid, signal);
        assert.match((await answer).text, /AINO-PHONE/);
        assert.deepEqual(await bot.ended, [0, null]);
      });

  it('SIGTERM to npm, its shell and the bot at once still lets the turn in flight be answered', async () => {
    // As npm does it: a shell in between, all in one process group.
    bot = startCommand(
      ['sh', '-c', 'node scripts/run.mjs bot; exit $?'],
      { ...environment(), npm_lifecycle_event: 'bot' },
      { detached: true },
    );
    channel.botUrl = await bot.urlOf('bot');
    const before = sandbox.calls.length;
    sandbox.control.latency(200);
    const answer = channel.say(people.fieldOperator, 'select user aino@contoso.example');
    await until(() => sandbox.calls.length > before);
    // The shell ends at once. Its output ends with the bot.
    process.kill(-(bot.child.pid ?? 0), 'SIGTERM');
    assert.match((await answer).text, /AINO-PHONE/);
    await bot.ended;
  });
});
