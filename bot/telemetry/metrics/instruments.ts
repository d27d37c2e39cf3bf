import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { type MetricName, type MetricRow, METRICS, type NameOf } from './table.ts';

/** More label sets than the code can produce. Any beyond that have a label value that shouldn't exist. */
const MOST_SERIES = 500;
const TOO_MANY = 'other';

/** The metrics of the table by name. Label values are in the order of the table. */
export interface Instruments {
  count: (name: NameOf<'counter'>, ...labels: string[]) => void;
  observe: (name: NameOf<'histogram'>, seconds: number, ...labels: string[]) => void;
  set: (name: NameOf<'gauge'>, value: number, ...labels: string[]) => void;
}

export function createInstruments(registry: Registry): Instruments {
  const registers = [registry];
  const named = <T>(type: MetricRow['type'], make: (about: About) => T) => {
    const rows = (Object.entries(METRICS) as [MetricName, MetricRow][]).filter(
      ([, row]) => row.type === type,
    );
    return new Map(
      rows.map(([name, { help, labels, buckets = [] }]) => [
        name,
        make({ name, help, labelNames: [...labels], buckets: [...buckets], registers }),
      ]),
    );
  };
  const counters = named('counter', (about) => bounded(about, new Counter(about)));
  const histograms = named('histogram', (about) => bounded(about, new Histogram(about)));
  const gauges = named('gauge', (about) => bounded(about, new Gauge(about)));
  return {
    count: (name, ...labels) => counters.get(name)?.(labels).inc(),
    observe: (name, seconds, ...labels) => histograms.get(name)?.(labels).observe(seconds),
    set: (name, value, ...labels) => gauges.get(name)?.(labels).set(value),
  };
}

interface About {
  name: MetricName;
  help: string;
  labelNames: string[];
  buckets: number[];
  registers: Registry[];
}

/** A label set beyond the limit is counted as `other`, so that a bug can't fill the memory. */
function bounded<C>({ labelNames }: About, metric: { labels(...values: string[]): C }) {
  const seen = new Set<string>();
  return (values: string[]): C => {
    const key = values.join('\n');
    if (!seen.has(key)) {
      if (seen.size >= MOST_SERIES) return metric.labels(...labelNames.map(() => TOO_MANY));
      seen.add(key);
    }
    return metric.labels(...values);
  };
}
