import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { App, AppOptions } from '../../bot/app.ts';
import { startApp } from '../../bot/app.ts';
import type { PollSchedule } from '../../bot/helpdesk/remote/poll-schedule.ts';
import { readConfig } from '../../bot/config/index.ts';
import { readAuditTable } from '../../bot/store/index.ts';
import type { Grants, Sandbox } from '../../sandbox/graph/index.ts';
import { grantedByDefault, startSandbox } from '../../sandbox/graph/index.ts';
import type { TenantData } from '../../sandbox/graph/types.ts';
import { FakeChannel } from './channel.ts';
import { openFixture, temporaryFolder } from './fixture.ts';
import { TENANT, smallTenant } from './tenant.ts';

/**
 * The whole bot between a channel and a tenant: activities go in, Graph calls come out. It closes after the test at the latest, or after
 * the file if a `before` hook opened it.
 */
export interface Stage {
  sandbox: Sandbox;
  channel: FakeChannel;
  dataDir: string;
  /** The metrics' address if `MetricsPort` is in the environment. */
  metricsUrl(): string;
  /** The audit's entries, oldest first. */
  audit(): Promise<Record<string, unknown>[]>;
  /** Calls that Graph got since the last call of this function. Batches are split. */
  calls(): string[];
  /** Starts one more bot on the same store. It closes with the stage. */
  another(): Promise<App>;
  /** Stops the bot. Its files stay. */
  stop(): Promise<void>;
  /** Stops the bot and starts it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface StageOptions {
  data?: TenantData;
  environment?: Record<string, string>;
  /** What the app is granted. Without it, what docs/permissions.md says. */
  grants?: Grants;
  /** Graph's clock. */
  now?: () => Date;
  /** Options of the bot besides its settings. */
  app?: AppOptions;
  /** Puts something between the bot and Graph. Resolves to its address. */
  between?: (graphUrl: string) => Promise<string>;
}

/** Options of a bot in which a test sends many actions that can't be undone. */
export const UNLIMITED: AppOptions = { budgets: { operator: Infinity, tenant: Infinity } };
/** Nothing is asked but what an action asks by itself. A test about the policy sets another file, or none: `PolicyFile: ''`. */
export const OPEN_POLICY = fileURLToPath(new URL('open-policy.json', import.meta.url));

/** Quick enough for a test to wait. */
export const quick = (every: number): PollSchedule => ({
  steps: [{ until: 60_000, every }],
  approvals: [{ until: 60_000, every }],
  atOnce: 20,
});

export async function openStage({
  data = smallTenant(),
  environment = {},
  now = () => new Date(),
  grants = grantedByDefault,
  app: options = {},
  between = (url) => Promise.resolve(url),
}: StageOptions = {}): Promise<Stage> {
  const fixture = openFixture();
  const dataDir = await temporaryFolder(fixture);
  const sandbox = await startSandbox({ data, port: 0, now, grants });
  fixture.onClose(() => sandbox.close());
  const channel = new FakeChannel();
  channel.tenantId = TENANT;
  await channel.open(fixture);
  const graphUrl = await between(sandbox.url);
  const config = readConfig({
    PORT: '0',
    DataDir: dataDir,
    GraphUrl: graphUrl,
    LogLevel: 'fatal',
    TenantId: TENANT,
    PolicyFile: OPEN_POLICY,
    ...environment,
  });
  let app: App | undefined;
  const start = async () => {
    app = await startApp(config, graphUrl, { confirmAfterMs: 0, ...options });
    channel.botUrl = app.url;
  };
  const stop = async () => {
    const running = app;
    app = undefined;
    await running?.close();
  };
  fixture.onClose(stop);
  await start();
  let seen = 0;
  return {
    sandbox,
    channel,
    dataDir,
    metricsUrl: () => app?.metricsUrl ?? '',
    async audit() {
      const { StoreUrl } = environment;
      if (StoreUrl !== undefined) {
        const account = { kind: 'connectionString', connectionString: StoreUrl } as const;
        const entries: unknown[] = [];
        for await (const block of readAuditTable(account)) entries.push(...block);
        return entries as Record<string, unknown>[];
      }
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
    async another() {
      const more = await startApp(config, graphUrl, { confirmAfterMs: 0, ...options });
      fixture.onClose(() => more.close());
      return more;
    },
    stop,
    async restart() {
      await stop();
      await start();
    },
    close: () => fixture.close(),
  };
}
