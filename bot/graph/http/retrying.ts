import { Problem, type ProblemKind } from '../../helpdesk/contracts/problem.ts';
import type { Clock } from '../../helpdesk/contracts/clock.ts';
import type { Answer, Ask, GraphRequest } from './exchange.ts';
import { retryAfterMs } from '../../time/retry-after.ts';
import type { Sleep } from '../../time/sleep.ts';

export interface RetryOptions {
  now: Clock;
  sleep: Sleep;
  /** From 0 to 1. */
  random: () => number;
  /** Told of each attempt that is followed by another. */
  onRetry?: ((why: ProblemKind) => void) | undefined;
}

const ATTEMPTS = 3;
const BASE_MS = 200;
/** Nobody waits in front of a card for longer than this. */
const LONGEST_WAIT_MS = 10_000;
const PASSING = new Set([429, 502, 503, 504]);

type Outcome = { answer: Answer } | { problem: Problem };

/**
 * Tries again what may pass: reads on 429, 502, 503, 504 and a lost connection, an act on 429 alone, since anything
 * else may have happened all the same. Never throws of its own: what came last is the outcome.
 */
export function retrying(ask: Ask, signal: AbortSignal, options: RetryOptions): Ask {
  const { now, sleep, random, onRetry } = options;
  // drawn once a turn: it keeps turns apart, and the parts of a failed batch together so that they share the next one
  const spread = 0.5 + random();

  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      let outcome: Outcome;
      try {
        outcome = { answer: await ask(request) };
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        outcome = { problem: error };
      }
      if (attempt === ATTEMPTS || !mayPass(request, outcome)) return settle(outcome);
      const backoff = BASE_MS * 2 ** (attempt - 1) * spread;
      const asked =
        'answer' in outcome ? retryAfterMs(outcome.answer.headers['retry-after'], now()) : undefined;
      const wait = Math.max(backoff, asked ?? 0);
      if (wait > LONGEST_WAIT_MS) return settle(outcome);
      await sleep(wait, signal);
      // a throttled act that ran out of time is known not to have happened: a timeout would put that in doubt
      if (signal.aborted) return settle(outcome);
      onRetry?.(whyOf(outcome));
    }
  };
}

function mayPass({ purpose }: GraphRequest, outcome: Outcome): boolean {
  if ('answer' in outcome) {
    return purpose === 'act' ? outcome.answer.status === 429 : PASSING.has(outcome.answer.status);
  }
  const { kind, status } = outcome.problem;
  return purpose === 'read' && (kind === 'connection' || (kind === 'unavailable' && status === undefined));
}

function whyOf(outcome: Outcome): ProblemKind {
  if ('problem' in outcome) return outcome.problem.kind;
  return outcome.answer.status === 429 ? 'throttled' : 'unavailable';
}

function settle(outcome: Outcome): Answer {
  if ('problem' in outcome) throw outcome.problem;
  return outcome.answer;
}
