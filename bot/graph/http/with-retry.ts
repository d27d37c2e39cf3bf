import type { Clock } from '../../helpdesk/contracts/clock.ts';
import { Problem, type ProblemKind } from '../../helpdesk/contracts/problem.ts';
import { retryAfterMs } from '../../time/retry-after.ts';
import type { Sleep } from '../../time/sleep.ts';
import { problemKindOf } from './problem-of.ts';
import type { GraphRequest, GraphResponse, Send } from './request.ts';
import type { Seat } from './throttle/line.ts';
import type { Throttle } from './throttle/throttle.ts';

interface RetryOptions {
  throttle: Throttle;
  /** The turn's place in line. */
  seat: Seat;
  now: Clock;
  sleep: Sleep;
  /** From 0 to 1. */
  random: () => number;
  /** The longest wait that Graph may ask for. */
  longestWaitMs?: number | undefined;
  /** Called for each attempt that is followed by another. */
  onRetry?: ((why: ProblemKind) => void) | undefined;
}

const ATTEMPTS = 3;
const BASE_MS = 200;
/** Nobody waits in front of a card for longer than this. */
const LONGEST_WAIT_MS = 10_000;
/** Before a change, longer: a card says that it is being checked. */
export const PATIENT_WAIT_MS = 30_000;
const PASSING = new Set([502, 503, 504]);

type Outcome = { response: GraphResponse } | { problem: Problem };

/**
 * Retries reads on 429, 502, 503, 504 and a lost connection. Retries an act only on 429: anything else may have happened. The last
 * attempt decides the outcome. While Graph throttles, requests wait for their turn before they are sent.
 */
export function withRetry(send: Send, signal: AbortSignal, options: RetryOptions): Send {
  const { throttle, seat, now, sleep, random, onRetry, longestWaitMs = LONGEST_WAIT_MS } = options;
  // Drawn once per turn: turns spread out, but the parts of a failed batch wait equally long and share the next batch.
  const spread = 0.5 + random();

  return async (request) => {
    const longestMs = request.hurried ? 0 : longestWaitMs;
    let outcome: Outcome | undefined;
    for (let attempt = 1; ; attempt++) {
      const turn = throttle.enter(request, seat, signal, longestMs);
      if (turn) {
        await turn;
        // What was throttled, or never sent, certainly didn't happen. A timeout would leave that open.
        if (signal.aborted) return settle(outcome ?? { problem: new Problem({ kind: 'throttled' }) });
      }
      if (outcome) onRetry?.(whyOf(outcome));
      outcome = await outcomeOf(send(request));
      if ('response' in outcome && outcome.response.status < 300) return outcome.response;
      const backoff = BASE_MS * 2 ** (attempt - 1) * spread;
      const given = 'response' in outcome ? outcome.response.headers['retry-after'] : undefined;
      const asked = given === undefined ? undefined : retryAfterMs(given, now());
      const wait = Math.max(backoff, asked ?? 0);
      let inLine = false;
      if (isThrottled(outcome)) {
        inLine = throttle.throttled(request, seat, wait, asked);
        outcome = { response: { ...outcome.response, retryAfterMs: wait } };
      }
      const longest = isThrottled(outcome) ? longestMs : longestWaitMs;
      if (attempt === ATTEMPTS || !mayPass(request, outcome) || wait > longest) return settle(outcome);
      if (inLine) continue;
      await sleep(wait, signal);
      if (signal.aborted) return settle(outcome);
    }
  };
}

function isThrottled(outcome: Outcome): outcome is { response: GraphResponse } {
  if (!('response' in outcome) || outcome.response.status !== 429) return false;
  return problemKindOf(outcome.response) !== 'dailyLimit';
}

async function outcomeOf(sending: Promise<GraphResponse>): Promise<Outcome> {
  try {
    return { response: await sending };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { problem: error };
  }
}

function mayPass({ purpose }: GraphRequest, outcome: Outcome): boolean {
  if ('response' in outcome) {
    const { status } = outcome.response;
    if (status === 429) return isThrottled(outcome);
    return purpose === 'read' && PASSING.has(status);
  }
  const { kind, status } = outcome.problem;
  return purpose === 'read' && (kind === 'connection' || (kind === 'unavailable' && status === undefined));
}

function whyOf(outcome: Outcome): ProblemKind {
  if ('problem' in outcome) return outcome.problem.kind;
  return outcome.response.status === 429 ? 'throttled' : 'unavailable';
}

function settle(outcome: Outcome): GraphResponse {
  if ('problem' in outcome) throw outcome.problem;
  return outcome.response;
}
