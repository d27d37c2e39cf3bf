import { within } from '../../time/within.ts';
import { type HttpResponse, jsonResponse } from './response.ts';

interface ReadinessOptions {
  /** Throws an Error whose message is the reason if the bot can't serve. */
  ready: (signal: AbortSignal) => Promise<void>;
  readyMs: number;
  readyEveryMs: number;
}

/** Answers whether the bot can serve. It checks every `readyEveryMs` at most and repeats the last result in between. */
export function createReadiness({
  ready,
  readyMs,
  readyEveryMs,
}: ReadinessOptions): () => Promise<HttpResponse> {
  let result: Promise<HttpResponse> | undefined;
  let checkedAt = 0;

  async function check(): Promise<HttpResponse> {
    const signal = AbortSignal.timeout(readyMs);
    try {
      await within(readyMs, ready(signal));
      return jsonResponse(200, { status: 'ready' });
    } catch (error) {
      return jsonResponse(503, { status: 'not ready', reason: reasonOf(error, signal) });
    }
  }

  return () => {
    if (!result || performance.now() - checkedAt >= readyEveryMs) {
      checkedAt = performance.now();
      result = check();
    }
    return result;
  };
}

function reasonOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'The check took too long.';
  return error instanceof Error ? error.message : 'unknown';
}
