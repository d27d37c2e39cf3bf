import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import type { Log } from '../../helpdesk/contracts/log.ts';

const QUIET_MS = 5 * 60_000;

/** The same exporter; where the collector takes nothing, the log says so, once in five minutes. OpenTelemetry itself keeps silent. */
export function complaining(exporter: SpanExporter, log: Log): SpanExporter {
  let complainedAt = -Infinity;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && performance.now() - complainedAt > QUIET_MS) {
          complainedAt = performance.now();
          log.warn({ lost: spans.length, reason: result.error?.name }, 'traces could not be sent');
        }
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
