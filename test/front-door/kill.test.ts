import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sandbox } from '../../sandbox/graph/index.ts';
import { startSandbox } from '../../sandbox/graph/index.ts';
import type { Answered, Json } from '../support/channel.ts';
import { FakeChannel } from '../support/channel.ts';
import { ADMIN_CHANNEL, devices, groups, people, smallTenant } from '../support/tenant.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('kill -9', function () {
  this.timeout(60_000);
  let sandbox: Sandbox;
  let channel: FakeChannel;
  let dataDir: string;
  let bot: ChildProcess;
  let told = '';

  const start = async () => {
    bot = spawn(process.execPath, ['--import=tsx', 'bot/index.ts'], {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: '0', GraphUrl: sandbox.url, DataDir: dataDir, LogLevel: 'warn' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    bot.stderr?.on('data', (chunk: Buffer) => (told += chunk.toString()));
    await heardFrom(bot);
  };
  const heardFrom = async ({ stdout }: ChildProcess) => {
    if (!stdout) throw new Error('no standard output');
    for await (const line of createInterface({ input: stdout })) {
      if (!line.startsWith('bot ')) continue;
      channel.botUrl = line.slice(4).trim();
      return;
    }
    throw new Error(`the bot did not start: ${told}`);
  };
  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => {
    const ended = once(bot, 'exit');
    bot.kill(signal);
    await ended;
  };
  const audit = async () =>
    (await readFile(join(dataDir, 'audit.jsonl'), 'utf8'))
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, string>);
  const calls = (what: RegExp) =>
    sandbox.calls.filter(({ method, url }) => what.test(`${method} ${url}`)).length;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'help-desk-kill-'));
    sandbox = await startSandbox({ data: smallTenant(), port: 0 });
    channel = new FakeChannel();
    await channel.open();
    await start();
  });
  afterEach(async () => {
    if (bot.exitCode === null && bot.signalCode === null) await kill('SIGKILL');
    await channel.close();
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const there = () => channel.inChannel(ADMIN_CHANNEL);
  const press = (answer: Answered, title: string, inputs: Json = {}) =>
    channel.press(people.admin, answer.card, title, {}, there(), inputs);
  const stories: [string, RegExp, string, () => Promise<() => Promise<Answered>>][] = [
    [
      'lock',
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
      'assign',
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
      'remove',
      /DELETE .*\/roleAssignments/,
      'deleteRoleAssignment',
      async () => {
        const asked = await channel.say(people.admin, 'remove role Field help desk', there());
        return () => press(asked, 'Confirm removal');
      },
    ],
  ];
  for (const [name, call, what, prepare] of stories) {
    it(`while a ${name} is on its way: the next start names it, and nothing is sent again`, async () => {
      const confirm = await prepare();
      sandbox.control.fail({ match: call, kind: 'hang' });
      confirm().catch(() => undefined);
      for (let n = 0; n < 500 && calls(call) === 0; n++)
        await new Promise((resolve) => setTimeout(resolve, 10));
      await kill('SIGKILL');
      sandbox.control.clearFaults();
      told = '';
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
      assert.match(told, new RegExp(`${entries[0]?.id ?? 'none'}.*outcome unknown`));
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

  it('a second bot on the same folder is refused, in words', async () => {
    const second = spawn(process.execPath, ['--import=tsx', 'bot/index.ts'], {
      cwd: root,
      env: { PATH: process.env.PATH, PORT: '0', GraphUrl: sandbox.url, DataDir: dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    second.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    const [code] = (await once(second, 'exit')) as [number];
    assert.equal(code, 1);
    assert.match(words, new RegExp(dataDir));
    assert.match(words, /DataDir/);
  });

  it('SIGTERM lets the turn in flight be answered, and ends with 0', async () => {
    const asked = await channel.invoke(people.fieldOperator, 'action.ask', {
      action: 'remoteLock',
      device: devices.ainoPhone,
    });
    sandbox.control.latency(300);
    const answer = channel.press(people.fieldOperator, asked.card, 'Confirm remote lock');
    await new Promise((resolve) => setTimeout(resolve, 200));
    const ended = once(bot, 'exit');
    bot.kill('SIGTERM');
    assert.match((await answer).text, /Accepted/);
    assert.deepEqual(await ended, [0, null]);
  });

  it('SIGTERM to npm, its shell and the bot at once lets the turn in flight be answered, too', async () => {
    await kill('SIGTERM');
    // as npm does it: a shell between, in a group of their own
    bot = spawn('sh', ['-c', 'node scripts/run.mjs bot; exit $?'], {
      cwd: root,
      detached: true,
      env: {
        ...{ PATH: process.env.PATH, npm_lifecycle_event: 'bot', PORT: '0', LogLevel: 'warn' },
        ...{ GraphUrl: sandbox.url, DataDir: dataDir },
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await heardFrom(bot);
    sandbox.control.latency(700);
    const answer = channel.say(people.fieldOperator, 'select user aino@contoso.example');
    await new Promise((resolve) => setTimeout(resolve, 200));
    // the shell goes at once, its output when the bot goes
    const closed = once(bot, 'close');
    process.kill(-(bot.pid ?? 0), 'SIGTERM');
    assert.match((await answer).text, /AINO-PHONE/);
    await closed;
  });
});
