import type { Log } from '../../helpdesk/contracts/log.ts';
import type { GraphCall } from '../../helpdesk/contracts/metrics.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { routeOf } from '../route.ts';
import { problemKindOf } from './problem-of.ts';
import type { GraphRequest, GraphResponse, Send } from './request.ts';

/** Reports each call that `which` picks: its outcome and how long it took. */
export function withMetrics(
  send: Send,
  turnId: string | undefined,
  report: (call: GraphCall) => void,
  which: (request: GraphRequest) => boolean = () => true,
): Send {
  return async (request) => {
    if (!which(request)) return send(request);
    const startedAt = performance.now();
    const ended = (outcome: GraphCall['outcome'], response?: Pick<GraphResponse, 'status' | 'headers'>) =>
      report({
        turnId,
        route: routeOf(request.method, request.url),
        outcome,
        status: response?.status,
        requestId: response?.headers['request-id'],
        startedAt,
        endedAt: performance.now(),
      });
    let response: GraphResponse;
    try {
      response = await send(request);
    } catch (error) {
      ended(error instanceof Problem ? error.kind : 'bug');
      throw error;
    }
    ended(response.status >= 200 && response.status < 300 ? 'ok' : problemKindOf(response), response);
    return response;
  };
}

/** Outcomes that need no line in the log at info. */
const USUAL: readonly string[] = ['ok', 'notFound'] satisfies GraphCall['outcome'][];

/** Logs each call by its route, never by its address: at info if it failed, otherwise at debug. */
export function loggedCalls(log: Log, report: (call: GraphCall) => void): (call: GraphCall) => void {
  return (call) => {
    const { turnId: turn, route, outcome, status, requestId: graphRequest, startedAt, endedAt } = call;
    const fields = { turn, route, outcome, status, graphRequest, ms: Math.round(endedAt - startedAt) };
    if (USUAL.includes(outcome)) log.debug(fields, 'Graph call');
    else log.info(fields, 'Graph call');
    report(call);
  };
}
