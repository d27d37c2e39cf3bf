import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openFixture, temporaryFolder } from '../support/fixture.ts';
import { type Program, startProgram } from '../support/program.ts';

async function listen(port: number): Promise<Server> {
  const server = createServer().on('error', () => undefined);
  openFixture().onClose(() => server.close());
  server.listen(port, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve).once('error', resolve));
  return server;
}

const APP = 'aaaaaaaa-0000-4000-8000-000000000001';

describe('metrics of the program', function () {
  this.timeout(60_000);
  let dataDir: string;
  let bot: Program;
  beforeEach(async () => (dataDir = await temporaryFolder()));
  const start = (environment: Record<string, string>) =>
    (bot = startProgram('bot/index', { PORT: '0', DataDir: dataDir, LogLevel: 'fatal', ...environment }));
  const production = {
    HOST: '127.0.0.1',
    MicrosoftAppId: APP,
    MicrosoftAppTenantId: APP,
    MicrosoftAppPassword: 'not-a-password',
    GraphAuth: 'application',
    GraphUrl: 'http://127.0.0.1:1',
    AuthorityHost: 'http://127.0.0.1:1',
  };

  it('are served in production, and standard output says where', async () => {
    start({ ...production, MetricsPort: '0' });
    const metrics = await bot.urlOf('metrics');
    const url = await bot.urlOf('bot');
    assert.notEqual(new URL(metrics).port, new URL(url).port);
    const text = await (await fetch(`${metrics}/metrics`)).text();
    assert.match(text, /^helpdesk_turns_in_flight 0$/m);
    bot.child.kill('SIGTERM');
    assert.deepEqual(await bot.ended, [0, null]);
    // Warnings of Node.js would be here too.
    assert.equal(bot.told(), '');
  });

  it('are not served in the demo if no port is set', async () => {
    start({ GraphUrl: 'http://127.0.0.1:1' });
    await bot.urlOf('bot');
    assert.deepEqual(
      bot.said.map((line) => line.split(' ')[0]),
      ['bot'],
    );
  });

  it('stop the start with a clear message if their port is taken', async () => {
    const other = await listen(0);
    const { port } = other.address() as AddressInfo;
    start({ ...production, MetricsPort: String(port) });
    assert.deepEqual(await bot.ended, [1, null]);
    assert.match(bot.told(), new RegExp(`^port ${port} is in use: .*MetricsPort.*\n$`));
    assert.deepEqual(bot.said, []);
  });

  it('are left out with a warning if the default port is taken; operators are still served', async () => {
    // If another program has the port already, it is taken all the same.
    await listen(9464);
    start({ ...production, LogLevel: 'warn' });
    await bot.urlOf('bot');
    assert.match(bot.told(), /metrics are not served/);
    assert.ok(!bot.said.some((line) => line.startsWith('metrics ')));
    bot.child.kill('SIGTERM');
    assert.deepEqual(await bot.ended, [0, null]);
  });
});
