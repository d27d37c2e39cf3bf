import type { GraphCall } from '../../helpdesk/contracts/metrics.ts';
import { Problem } from '../../helpdesk/contracts/problem.ts';
import { routeOf } from '../route.ts';
import type { Answer, Ask, GraphRequest } from './exchange.ts';
import { problemOf } from './problem-of.ts';

/** Tells of each call that `which` picks: how it went, and how long it took. */
export function measured(
  ask: Ask,
  turnId: string | undefined,
  tell: (call: GraphCall) => void,
  which: (request: GraphRequest) => boolean = () => true,
): Ask {
  return async (request) => {
    if (!which(request)) return ask(request);
    const startedAt = performance.now();
    const ended = (outcome: GraphCall['outcome'], answer?: Pick<Answer, 'status' | 'headers'>) =>
      tell({
        turnId,
        route: routeOf(request.method, request.url),
        outcome,
        status: answer?.status,
        requestId: answer?.headers['request-id'],
        startedAt,
        endedAt: performance.now(),
      });
    let answer: Answer;
    try {
      answer = await ask(request);
    } catch (error) {
      ended(error instanceof Problem ? error.kind : 'bug');
      throw error;
    }
    ended(answer.status >= 200 && answer.status < 300 ? 'ok' : problemOf(answer).kind, answer);
    return answer;
  };
}
