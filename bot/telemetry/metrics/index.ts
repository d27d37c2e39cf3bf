import { Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../../helpdesk/contracts/metrics.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { createInstruments, type Instruments } from './instruments.ts';
import { createRecorder } from './recorder.ts';
import { serveMetrics } from './server.ts';

export interface OpenMetrics {
  url: string;
  metrics: Metrics;
  /** Adds a source that sets gauges at each scrape. */
  read(source: Source): void;
  close(): Promise<void>;
}

/** Sets gauges to their current values. */
export type Source = (set: Instruments['set']) => Promise<void> | void;

/** Keeps metrics and serves them on their own port. */
export async function openMetrics(port: number, log: Log): Promise<OpenMetrics> {
  const registry = new Registry();
  const instruments = createInstruments(registry);
  const sources: Source[] = [];
  const scrape = async () => {
    const read = await Promise.allSettled(sources.map(async (source) => source(instruments.set)));
    for (const one of read)
      if (one.status === 'rejected')
        log.debug({ err: one.reason as unknown }, 'some gauges could not be read');
    return { type: registry.contentType, text: await registry.metrics() };
  };
  const server = await serveMetrics(port, scrape, log);
  // Only when the port is ours: the collection of default metrics can't be stopped.
  collectDefaultMetrics({ register: registry });
  return {
    url: server.url,
    metrics: createRecorder(instruments),
    read: (source) => void sources.push(source),
    async close() {
      await server.close();
      registry.clear();
    },
  };
}
