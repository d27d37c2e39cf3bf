import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../../helpdesk/contracts/log.ts';

const QUIET_MS = 5 * 60_000;

/** The same exporter, but if the collector accepts nothing, the log says so every five minutes. OpenTelemetry itself reports nothing. */
export function withFailuresLogged(exporter: SpanExporter, log: Log): SpanExporter {
  let loggedAt = -Infinity;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && performance.now() - loggedAt > QUIET_MS) {
          loggedAt = performance.now();
          log.warn({ lost: spans.length, reason: result.error?.name }, 'traces could not be sent');
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
