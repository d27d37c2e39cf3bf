import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Watcher } from '../../helpdesk/contracts/metrics.ts';
import type { Log } from '../../helpdesk/contracts/log.ts';
import { withFailuresLogged } from './failures-logged.ts';
import { createSpans } from './spans.ts';
import { TurnIds } from './turn-ids.ts';

interface Tracing {
  watcher: Watcher;
  /** Sends remaining spans, for at most a second. */
  close(): Promise<void>;
}

const SERVICE = 'intune-help-desk-bot';
const EXPORT_MS = 5000;
const LAST_MS = 1000;

/** Traces for an OTLP collector (HTTP). Spans go to `/v1/traces` below `endpoint`. */
export function openTracing(endpoint: string, log: Log): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: EXPORT_MS });
  const processor = new BatchSpanProcessor(withFailuresLogged(exporter, log), {
    exportTimeoutMillis: EXPORT_MS,
  });
  const ids = new TurnIds();
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': SERVICE }),
    spanProcessors: [processor],
    idGenerator: ids,
  });
  return {
    watcher: createSpans(provider.getTracer(SERVICE), ids),
    async close() {
      // A collector that hangs must not delay the shutdown.
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, LAST_MS)));
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      clearTimeout(timer);
    },
  };
}
