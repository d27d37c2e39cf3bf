import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, AppOptions } from '../../bot/app.ts';
import { startApp } from '../../bot/app.ts';
import type { PollSchedule } from '../../bot/helpdesk/remote/follow.ts';
import { readConfig } from '../../bot/config/index.ts';
import type { Sandbox } from '../../sandbox/graph/index.ts';
import { startSandbox } from '../../sandbox/graph/index.ts';
import type { TenantData } from '../../sandbox/graph/types.ts';
import { FakeChannel } from './channel.ts';
import { TENANT, smallTenant } from './tenant.ts';

/** The whole bot between a channel and a tenant: activities go in, Graph calls come out. */
export interface Stage {
  sandbox: Sandbox;
  channel: FakeChannel;
  dataDir: string;
  /** Where the metrics are, where `MetricsPort` is in the environment. */
  metricsUrl(): string;
  /** The audit's entries, oldest first. */
  audit(): Promise<Record<string, unknown>[]>;
  /** Calls that Graph got since the last time this was asked. Batches are taken apart. */
  calls(): string[];
  /** Ends the bot; its files stay. */
  stop(): Promise<void>;
  /** Ends the bot and starts it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  data?: TenantData;
  environment?: Record<string, string>;
  /** Graph's clock. */
  now?: () => Date;
  /** What the bot is started with besides its settings. */
  app?: AppOptions;
}

/** So quick that a test can wait for it. */
export const quick = (every: number): PollSchedule => ({
  steps: [{ until: 60_000, every }],
  approvalEvery: every,
  atOnce: 20,
});

export async function openStage({
  data = smallTenant(),
  environment = {},
  now = () => new Date(),
  app: options = {},
}: StageOptions = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'help-desk-'));
  const sandbox = await startSandbox({ data, port: 0, now });
  const channel = new FakeChannel();
  channel.tenantId = TENANT;
  await channel.open();
  const config = readConfig({
    PORT: '0',
    DataDir: dataDir,
    GraphUrl: sandbox.url,
    LogLevel: 'fatal',
    TenantId: TENANT,
    ...environment,
  });
  let app: App;
  const start = async () => {
    app = await startApp(config, sandbox.url, options);
    channel.botUrl = app.url;
  };
  await start();
  let seen = 0;
  return {
    sandbox,
    channel,
    dataDir,
    metricsUrl: () => app.metricsUrl ?? '',
    async audit() {
      const lines = (await readFile(join(dataDir, 'audit.jsonl'), 'utf8')).split('\n').filter(Boolean);
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    calls() {
      const since = sandbox.calls.slice(seen);
      seen = sandbox.calls.length;
      return since
        .map((call) => `${call.method} ${decodeURIComponent(call.url)}`)
        .filter((call) => !call.endsWith('/$batch'));
    },
    stop: () => app.close(),
    async restart() {
      await app.close();
      await start();
    },
    async close() {
      await app.close();
      await channel.close();
      await sandbox.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
