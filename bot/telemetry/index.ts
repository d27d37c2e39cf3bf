import { METRICS_PORT, type Config } from '../config/index.ts';
import { type Metrics, noMetrics, type Watcher } from '../helpdesk/contracts/metrics.ts';
import type { Log } from '../helpdesk/contracts/log.ts';
import type { Source } from './metrics/index.ts';

interface Telemetry {
  /** Where the metrics are served; undefined if they are not. */
  url: string | undefined;
  /** Receives everything that is counted or traced. */
  metrics: Metrics;
  /** Adds a source that sets gauges at each scrape. */
  read(source: Source): void;
  close(): Promise<void>;
}

/** Opens what the settings ask for. Nothing else is loaded: that would take a tenth of the start-up time. */
export async function openTelemetry(
  { metricsPort, traceEndpoint }: Pick<Config, 'metricsPort' | 'traceEndpoint'>,
  log: Log,
): Promise<Telemetry> {
  const counting = metricsPort === undefined ? undefined : await openMetrics(metricsPort, log);
  const tracing =
    traceEndpoint === undefined
      ? undefined
      : (await import('./tracing/index.ts')).openTracing(traceEndpoint, log);
  const metrics = counting?.metrics ?? noMetrics;
  return {
    url: counting?.url,
    metrics: tracing ? alsoTo(metrics, tracing.watcher) : metrics,
    read: (source) => counting?.read(source),
    async close() {
      await Promise.all([counting?.close(), tracing?.close()]);
    },
  };
}

/** If the default port is in use, the bot runs without metrics. A port that was set explicitly must be free. */
async function openMetrics(port: number, log: Log) {
  const metrics = await import('./metrics/index.ts');
  try {
    return await metrics.openMetrics(port, log);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (port !== METRICS_PORT || !taken) throw error;
    log.warn({ port }, 'metrics are not served: their port is in use; set MetricsPort to another');
    return undefined;
  }
}

function alsoTo(metrics: Metrics, watcher: Watcher): Metrics {
  return {
    ...metrics,
    turnBegan(turn) {
      metrics.turnBegan(turn);
      watcher.turnBegan(turn);
    },
    turnEnded(turn) {
      metrics.turnEnded(turn);
      watcher.turnEnded(turn);
    },
    graphCalled(call) {
      metrics.graphCalled(call);
      watcher.graphCalled(call);
    },
  };
}

interface Busy {
  load: () => { inFlight: number; waiting: number };
}

interface Kept {
  size: () => Promise<{
    bytes: Readonly<Record<string, number>>;
    records: Readonly<Record<string, number>>;
    auditEntries: number;
  }>;
}

/** How busy the bot is and how much data it keeps, read at each scrape. */
export function gauges(teams: Busy, store: Kept): Source {
  return async (set) => {
    const { inFlight, waiting } = teams.load();
    set('helpdesk_turns_in_flight', inFlight);
    set('helpdesk_turns_waiting', waiting);
    const { bytes, records, auditEntries } = await store.size();
    for (const [file, size] of Object.entries(bytes)) set('helpdesk_store_bytes', size, file);
    for (const [table, count] of Object.entries(records)) set('helpdesk_store_records', count, table);
    set('helpdesk_audit_entries', auditEntries);
  };
}
