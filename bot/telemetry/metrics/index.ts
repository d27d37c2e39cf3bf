import { Registry, collectDefaultMetrics } from 'prom-client';
import type { Metrics } from '../../helpdesk/contracts/metrics.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { createInstruments, type Instruments } from './instruments.ts';
import { createRecorder } from './recorder.ts';
import { serveMetrics } from './server.ts';

export interface OpenMetrics {
  url: string;
  metrics: Metrics;
  /** What is looked up at each scrape. */
  read(source: Source): void;
  close(): Promise<void>;
}

/** Sets gauges to what holds now. */
export type Source = (set: Instruments['set']) => Promise<void> | void;

/** Counts, and serves what was counted on a port of its own. */
export async function openMetrics(port: number, log: Log): Promise<OpenMetrics> {
  const registry = new Registry();
  const instruments = createInstruments(registry);
  const sources: Source[] = [];
  const scrape = async () => {
    const read = await Promise.allSettled(sources.map(async (source) => source(instruments.set)));
    for (const one of read)
      if (one.status === 'rejected')
        log.debug({ error: one.reason as unknown }, 'some gauges could not be read');
    return { type: registry.contentType, text: await registry.metrics() };
  };
  const server = await serveMetrics(port, scrape, log);
  // not before the port is ours: what watches the process can't be ended
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
