import type { Config } from './config/index.ts';
import { openGraph, openTraceFile, type GraphOptions, type TraceFile } from './graph/index.ts';
import type { Clock } from './helpdesk/contracts/clock.ts';
import type { Log } from './helpdesk/contracts/log.ts';
import { createLog } from './telemetry/log.ts';
import { countedAudit, countedStore } from './telemetry/metrics/counted.ts';
import { openStore } from './store/index.ts';
import { openTelemetry } from './telemetry/index.ts';
import { tokensFor } from './tokens.ts';

/** Parts of the resources that tests replace. */
export interface ResourceOptions {
  log?: Log;
  now?: Clock;
  /** Shorter times for tests. */
  graph?: Pick<GraphOptions, 'attemptMs' | 'betaHeadStartMs'>;
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
  const store = await openStore({ folder: config.dataDir, log, now, onWrite: metrics.stored });
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
    trace: trace && ((line) => trace.write(line)),
    log,
    now,
    metrics,
  });
  opened.onClose(() => graph.close());
  return { log, now, telemetry, metrics, kept, tokens, graph };
}

function openTrace(config: Config, log: Log, opened: Opened): TraceFile | undefined {
  if (config.mode === 'production' || config.graph.trace === undefined) return undefined;
  const trace = openTraceFile(config.graph.trace, log);
  opened.onClose(() => trace.close());
  return trace;
}
