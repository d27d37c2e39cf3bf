import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, startProgram } from '../support/program.ts';

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('metrics of the program', function () {
  this.timeout(60_000);
  let dataDir: string;
  let bot: Program;
  beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'help-desk-metrics-'))));
  afterEach(async () => {
    bot.child.kill('SIGKILL');
    await bot.ended;
    await rm(dataDir, { recursive: true, force: true });
  });
  const start = (environment: Record<string, string>) =>
    (bot = startProgram('bot/index.ts', { PORT: '0', DataDir: dataDir, LogLevel: 'fatal', ...environment }));
  const production = {
    HOST: '127.0.0.1',
    MicrosoftAppId: APP,
    MicrosoftAppTenantId: APP,
    MicrosoftAppPassword: 'not-a-password',
    GraphAuth: 'application',
    GraphUrl: 'http://127.0.0.1:1',
    AuthorityHost: 'http://127.0.0.1:1',
  };

  it('are served in production, at an address that standard output tells', async () => {
    start({ ...production, MetricsPort: '0' });
    const metrics = await bot.urlOf('metrics');
    const url = await bot.urlOf('bot');
    assert.notEqual(new URL(metrics).port, new URL(url).port);
    const text = await (await fetch(`${metrics}/metrics`)).text();
    assert.match(text, /^helpdesk_turns_in_flight 0$/m);
    bot.child.kill('SIGTERM');
    assert.deepEqual(await bot.ended, [0, null]);
    // what Node.js warns of would be here, too
    assert.equal(bot.told(), '');
  });

  it('are not there in the demo where no port is set', async () => {
    start({ GraphUrl: 'http://127.0.0.1:1' });
    await bot.urlOf('bot');
    assert.deepEqual(
      bot.said.map((line) => line.split(' ')[0]),
      ['bot'],
    );
  });

  it('end the start in words where their port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    start({ ...production, MetricsPort: String(port) });
    assert.deepEqual(await bot.ended, [1, null]);
    assert.match(bot.told(), new RegExp(`^port ${port} is taken: .*MetricsPort.*\n$`));
    assert.deepEqual(bot.said, []);
    other.close();
  });

  it('are left out, with a warning, where the usual port is taken: operators are served all the same', async () => {
    // somebody else may have it already: it is taken either way
    const other = createServer().on('error', () => undefined);
    other.listen(9464, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve).once('error', resolve));
    start({ ...production, LogLevel: 'warn' });
    await bot.urlOf('bot');
    assert.match(bot.told(), /metrics are not served/);
    assert.ok(!bot.said.some((line) => line.startsWith('metrics ')));
    bot.child.kill('SIGTERM');
    assert.deepEqual(await bot.ended, [0, null]);
    other.close();
  });
});
