import type { GraphCall } from '../helpdesk/contracts/metrics.ts';
import type { Log } from '../helpdesk/contracts/log.ts';

/** What is an answer like any other: it needs no line of its own. */
const USUAL: readonly string[] = ['ok', 'notFound'] satisfies GraphCall['outcome'][];

/** Writes each call into the log, by its route and never by its address: at info where it failed, else at debug. */
export function logged(log: Log, tell: (call: GraphCall) => void): (call: GraphCall) => void {
  return (call) => {
    const { turnId: turn, route, outcome, status, requestId: graphRequest, startedAt, endedAt } = call;
    const fields = { turn, route, outcome, status, graphRequest, ms: Math.round(endedAt - startedAt) };
    if (USUAL.includes(outcome)) log.debug(fields, 'Graph call');
    else log.info(fields, 'Graph call');
    tell(call);
  };
}
