import { readFileSync } from 'node:fs';
import { ConfigError, fileFaults, type Config, type NamedFiles } from './config/index.ts';
import { openGraph, openTraceFile, type GraphOptions, type TraceFile } from './graph/index.ts';
import type { Clock } from './helpdesk/contracts/clock.ts';
import type { Log } from './helpdesk/contracts/log.ts';
import type { PolicyRules } from './helpdesk/contracts/policy/need.ts';
import { NO_FILE, readPolicyFile } from './helpdesk/policy/policy-file.ts';
import { createLog } from './telemetry/log.ts';
import { countedAudit, countedStore } from './telemetry/metrics/counted.ts';
import { openStore, openTables, type OpenStore, type TablesOptions } from './store/index.ts';
import { openTelemetry } from './telemetry/index.ts';
import { storageAccountOf, tokensFor } from './tokens.ts';

/** The app's id in the sandbox tenant's catalog. A bot in production has that of its registration. */
const DEMO_APP = 'c0ffee00-0000-4000-8000-0000000000b0';

/** Parts of the resources that tests replace. */
export interface ResourceOptions {
  log?: Log;
  now?: Clock;
  /** Shorter times for tests. */
  graph?: Pick<GraphOptions, 'attemptMs' | 'betaHeadStartMs' | 'sleep'>;
  /** How much faster work that waits goes to another bot. */
  queueSpeed?: number;
}

/** What has to be closed at the end, or as soon as the start fails. */
export class Opened {
  readonly #closers: (() => Promise<void> | void)[] = [];

  onClose(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}

export type Resources = Awaited<ReturnType<typeof openResources>>;

/** The parts that reach outside the process, without Teams: telemetry, the store, tokens and Graph. */
export async function openResources(
  config: Config,
  graphUrl: string,
  options: ResourceOptions,
  opened: Opened,
) {
  const { log = createLog(config.logLevel), now = () => new Date() } = options;
  const telemetry = await openTelemetry(config, log);
  opened.onClose(() => telemetry.close());
  const { metrics } = telemetry;
  const store = await openKept(config, { log, now, onWrite: metrics.stored, speed: options.queueSpeed });
  opened.onClose(() => store.close());
  const kept = {
    ...store,
    store: countedStore(store.store, metrics),
    audit: countedAudit(store.audit, metrics),
  };
  const tokens = await tokensFor(config, graphUrl);
  const trace = openTrace(config, log, opened);
  const graph = openGraph({
    ...options.graph,
    url: graphUrl,
    tokens: tokens.graph,
    bot: {
      tokens: tokens.bot,
      manifestId: config.mode === 'production' ? config.registration.appId : DEMO_APP,
    },
    trace: trace && ((line) => trace.write(line)),
    log,
    now,
    metrics,
  });
  opened.onClose(() => graph.close());
  return { log, now, telemetry, metrics, kept, tokens, graph };
}

function openKept(config: Config, parts: Omit<TablesOptions, 'account'>): Promise<OpenStore> {
  const { dataDir, storeUrl } = config;
  if (storeUrl === undefined) return openStore({ folder: dataDir, ...parts });
  return openTables({ account: storageAccountOf(storeUrl, config), ...parts });
}

/** What the policy starts with and its floor, from the file that the settings name. Throws ConfigError with every fault of the file. */
export function policyRules({ policyFile }: Pick<Config, 'policyFile'>): PolicyRules {
  if (policyFile === undefined) return NO_FILE;
  const { rules, faults } = readPolicyFile(readFileSync(policyFile, 'utf8'));
  if (faults.length > 0) throw new ConfigError(faults);
  return rules;
}

/** The faults of all files that the settings name, and of what the policy's file says. */
export function faultsInFiles(named: NamedFiles): string[] {
  const faults = fileFaults(named);
  if (named.policy === undefined || faults.some((fault) => fault.startsWith('PolicyFile'))) return faults;
  return [...faults, ...readPolicyFile(readFileSync(named.policy, 'utf8')).faults];
}

function openTrace(config: Config, log: Log, opened: Opened): TraceFile | undefined {
  if (config.mode === 'production' || config.graph.trace === undefined) return undefined;
  const trace = openTraceFile(config.graph.trace, log);
  opened.onClose(() => trace.close());
  return trace;
}

export function warnOfWeakSettings(config: Config, log: Log): void {
  if (config.mode === 'demo' || config.graphAuth !== 'application') return;
  const { graphAuth, signIn } = config;
  log.warn(
    { graphAuth },
    'Graph is called as the application, so only the bot checks roles and scope; with GraphAuth=delegated Graph checks them, too',
  );
  if (!signIn)
    log.warn(
      { graphAuth },
      'SsoAppId is not set: nobody can prove who they are, so remote actions and role changes are refused',
    );
}

/** The demo's tokens name the operator, too. */
export const tokensAreTheirs = (config: Config) => config.mode === 'demo' || asksAsOperators(config);

export const asksAsOperators = (config: Config) =>
  config.mode === 'production' && config.graphAuth === 'delegated';
