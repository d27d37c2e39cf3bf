import {
  type Context,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { GraphCall, Watcher } from '../../helpdesk/contracts/metrics.ts';
import type { TurnIds } from './turn-ids.ts';

/**
 * A span for each turn, and below it one for each call to Graph. Attributes are kinds, outcomes and request ids, never names or messages.
 */
export function createSpans(tracer: Tracer, ids: TurnIds): Watcher {
  const turns = new Map<string, { span: Span; context: Context }>();
  return {
    turnBegan({ id, kind, place, startedAt }) {
      ids.takeNext(id);
      const span = tracer.startSpan(
        'turn',
        {
          kind: SpanKind.SERVER,
          root: true,
          startTime: startedAt,
          attributes: { 'helpdesk.turn': id, 'helpdesk.kind': kind, 'helpdesk.place': place },
        },
        ROOT_CONTEXT,
      );
      turns.set(id, { span, context: trace.setSpan(ROOT_CONTEXT, span) });
    },
    turnEnded({ id, outcome, endedAt }) {
      const turn = turns.get(id);
      if (!turn) return;
      turns.delete(id);
      turn.span.setAttribute('helpdesk.outcome', outcome);
      if (outcome === 'fault') turn.span.setStatus({ code: SpanStatusCode.ERROR });
      turn.span.end(endedAt);
    },
    graphCalled(call) {
      // Work after the end of its turn has no parent span, and neither has what the bot reads for itself.
      const turn = call.turnId === undefined ? undefined : turns.get(call.turnId);
      if (turn) graphSpan(tracer, call, turn.context);
    },
  };
}

function graphSpan(tracer: Tracer, call: GraphCall, context: Context): void {
  const { route, outcome, status, requestId } = call;
  const span = tracer.startSpan(
    route,
    {
      kind: SpanKind.CLIENT,
      startTime: call.startedAt,
      attributes: {
        'http.request.method': route.split(' ', 1)[0],
        'url.template': route.slice(route.indexOf(' ') + 1),
        'helpdesk.outcome': outcome,
        ...(status !== undefined && { 'http.response.status_code': status }),
        ...(requestId !== undefined && { 'helpdesk.graph.request_id': requestId }),
      },
    },
    context,
  );
  if (outcome !== 'ok' && outcome !== 'notFound') span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(call.endedAt);
}
